package hgw.hub;

import io.javalin.security.RouteRole;

/** What opens a route besides the key. */
public enum Access implements RouteRole {
  /** A session: what the hub's own page may ask for. */
  PAGE
}
