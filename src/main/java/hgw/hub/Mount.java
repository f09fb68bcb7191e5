package hgw.hub;

import io.javalin.config.RoutesConfig;

/**
 * Something that answers on a hub. Whatever it mounts is asked only by those who know the key; a
 * route with {@link Access#PAGE} also by the hub's own page.
 */
public interface Mount {
  /**
   * Add routes to a hub that is about to start.
   *
   * @param hub the hub; it has an address only once it has started, so by the first request
   */
  void mount(RoutesConfig routes, Hub hub);
}
