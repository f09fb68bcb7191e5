package hgw.workbench.edit;

/** Hears what becomes of the rules of a running hgw. Called on the orchestrator's thread. */
public interface EditListener {
  /**
   * The files say something else than before, or something was adopted that they do not say.
   *
   * @param proposal what came of it: it waits, it is broken, or it is what is in force already
   * @param state how it stands now
   */
  void proposed(Proposal proposal, RulesState state);

  /**
   * A rebalance is done.
   *
   * @param isNew whether the rules in force planned for the first time
   */
  void rebalanced(RulesState state, boolean isNew);
}
