package hgw.facts;

/** A server that may not take a role, and why. Inserting one excludes the server. */
public final class Exclusion {
  private final Candidate candidate;
  private final String reason;

  /**
   * Exclude a server from the role of the fact given.
   *
   * @param candidate the {@link Runner} or the {@link Target}
   * @param reason why, with the value that failed: {@code needs hacking 725, you have 610}
   */
  public Exclusion(Candidate candidate, String reason) {
    this.candidate = candidate;
    this.reason = reason;
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
    return reason;
  }

  @Override
  public String toString() {
    return "no " + candidate + ": " + reason;
  }
}
