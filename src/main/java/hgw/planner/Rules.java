package hgw.planner;

import hgw.UserError;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules that the player chose, read again whenever a file of theirs has changed. */
public final class Rules {
  private final List<String> overlays;
  private final Consumer<ParsedPack> reader;
  private @Nullable Pack pack;
  private @Nullable Planner planner;

  /** Choose rules of which nobody is told; nothing is read yet. */
  public Rules(List<String> overlays) {
    this(overlays, pack -> {});
  }

  /**
   * Choose rules; nothing is read yet.
   *
   * @param overlays see {@link Pack#load}
   * @param reader told of the rules whenever they were read anew, before they are compiled
   */
  public Rules(List<String> overlays, Consumer<ParsedPack> reader) {
    this.overlays = List.copyOf(overlays);
    this.reader = reader;
  }

  /**
   * Return a planner for the rules as the files say now.
   *
   * @throws UserError if they cannot be read or do not compile
   */
  public Planner planner() {
    Pack now = Pack.load(overlays);
    if (planner == null || pack == null || !now.files().equals(pack.files())) {
      ParsedPack parsed = ParsedPack.of(now);
      reader.accept(parsed);
      planner = Planner.of(parsed);
      pack = now;
    }
    return planner;
  }
}
