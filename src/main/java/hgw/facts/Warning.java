package hgw.facts;

/** A sentence for the player that the plan carries. Inserting one is enough. */
public final class Warning {
  private final String text;

  /** Warn the player. */
  public Warning(String text) {
    this.text = text;
  }

  /** The sentence. */
  public String getText() {
    return text;
  }

  @Override
  public String toString() {
    return "warning: " + text;
  }
}
