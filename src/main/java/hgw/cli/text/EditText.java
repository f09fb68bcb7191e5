package hgw.cli.text;

import hgw.workbench.edit.Proposal;
import hgw.workbench.edit.RulesState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Says what becomes of rules that change while hgw runs. */
public final class EditText {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

  private final ZoneId zone;
  private final String nowBy;

  /**
   * Say it in the time of some zone.
   *
   * @param nowBy what asks for a rebalance, as in {@code Enter rebalances now}
   */
  public EditText(ZoneId zone, String nowBy) {
    this.zone = zone;
    this.nowBy = nowBy;
  }

  /** Say what a proposal has come to, in one sentence. */
  public String proposed(Proposal proposal, RulesState state) {
    Proposal waiting = state.waiting();
    if (!proposal.isSound()) {
      return "until that is mended, "
          + (waiting == null
              ? "the rules of " + time(state.inForce().readMs(), proposal) + " stay in force."
              : "the rules of "
                  + time(waiting.atMs(), proposal)
                  + " are those of the next rebalance.");
    }
    if (waiting == null) {
      return "the rules in force stay as they are.";
    }
    return "the rules of "
        + time(waiting.atMs(), proposal)
        + " are in force from the next rebalance on; "
        + nowBy
        + " rebalances now.";
  }

  /** Say which rules are in force now. */
  public String inForce(RulesState state) {
    RulesState.InForce now = state.inForce();
    return "the rules of " + time(now.readMs(), now.sinceMs()) + " are in force.";
  }

  /** Say, once more, why what the files say is not in force. */
  public String broken(RulesState state, Proposal broken) {
    List<String> problems = broken.problems();
    int more = problems.size() - 1;
    return "the rules in force are those of "
        + time(state.inForce().readMs(), broken)
        + ": "
        + problems.get(0)
        + (more > 0 ? " And " + more + " more." : "");
  }

  private String time(long ms, Proposal seenFrom) {
    return time(ms, seenFrom.atMs());
  }

  /** A moment as somebody names it on some day. */
  private String time(long ms, long seenFromMs) {
    LocalDateTime time = at(ms);
    boolean sameDay = time.toLocalDate().equals(at(seenFromMs).toLocalDate());
    return (sameDay ? TIME : DAY).format(time);
  }

  private LocalDateTime at(long ms) {
    return LocalDateTime.ofInstant(Instant.ofEpochMilli(ms), zone);
  }
}
