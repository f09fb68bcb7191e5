package hgw.planner;

import hgw.UserError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules that the player chose, read again whenever a file of theirs has changed. */
public final class Rules {
  private final List<String> overlays;
  private @Nullable Pack pack;
  private @Nullable Planner planner;

  /**
   * Choose rules; nothing is read yet.
   *
   * @param overlays see {@link Pack#load}
   */
  public Rules(List<String> overlays) {
    this.overlays = List.copyOf(overlays);
  }

  /**
   * Return a planner for the rules as the files say now.
   *
   * @throws UserError if they cannot be read or do not compile
   */
  public Planner planner() {
    Pack now = Pack.load(overlays);
    if (planner == null || pack == null || !now.files().equals(pack.files())) {
      planner = Planner.of(now);
      pack = now;
    }
    return planner;
  }
}
