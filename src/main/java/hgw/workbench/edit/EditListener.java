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

  /** Nobody. */
  EditListener NONE =
      new EditListener() {
        @Override
        public void proposed(Proposal proposal, RulesState state) {}

        @Override
        public void rebalanced(RulesState state, boolean isNew) {}
      };

  /** Let another hear it too, after this one. */
  default EditListener and(EditListener other) {
    EditListener first = this;
    return new EditListener() {
      @Override
      public void proposed(Proposal proposal, RulesState state) {
        first.proposed(proposal, state);
        other.proposed(proposal, state);
      }

      @Override
      public void rebalanced(RulesState state, boolean isNew) {
        first.rebalanced(state, isNew);
        other.rebalanced(state, isNew);
      }
    };
  }
}
