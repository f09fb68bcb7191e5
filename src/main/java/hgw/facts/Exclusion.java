package hgw.facts;

/** A server that may not take a role, and why. Inserting one excludes the server. */
public final class Exclusion {
  private final Candidate candidate;
  private final Reason reason;

  /**
   * Exclude a server from the role of the fact given.
   *
   * @param candidate the {@link Runner} or the {@link Target}
   * @param reason why, with the value that failed: {@code needs hacking 725, you have 610}
   */
  public Exclusion(Candidate candidate, String reason) {
    this.candidate = candidate;
    this.reason = Reason.of(reason);
  }

  /**
   * Exclude a server, its values apart from the sentence.
   *
   * @param candidate the {@link Runner} or the {@link Target}
   * @param reason why, with <code>{}</code> where a value belongs: <code>needs hacking {}, you have
   *     {}</code>
   * @param values the values, one for each <code>{}</code>
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Exclusion(Candidate candidate, String reason, Object... values) {
    this.candidate = candidate;
    this.reason = Reason.of(reason, values);
  }

  /** The runner or target that is excluded. */
  public Candidate getCandidate() {
    return candidate;
  }

  /** Host name of the server. */
  public String getHost() {
    return candidate.getHost();
  }

  /** The role it may not take: {@code runner} or {@code target}. */
  public String getRole() {
    return candidate.getRole();
  }

  /** Why, with the value that failed. */
  public String getReason() {
    return reason.text();
  }

  /** The same, its values apart from the sentence. */
  public Reason why() {
    return reason;
  }

  @Override
  public String toString() {
    return "no " + candidate + ": " + reason.text();
  }
}
