package hgw.workbench.scenario;

import java.util.ArrayList;
import java.util.List;

/** Mutants that change no plan, and why: no scenario can tell them from the rules as they are. */
final class HarmlessMutants {
  /**
   * A table: the change, the reason in the next line, and the packs and rules that it holds for in
   * the lines below, indented.
   */
  private static final String TABLE =
      """
      salience -> nothing
        Of equal salience the rule that stands first fires first, and these stand as they have to fire.
        default | Order the scored targets
        default | A target that a loop works on stays with its runner
        default | A server that nothing excludes is a target
        default | Line up the covered targets, best first
        default | A covered target gets the threads it can use, best target first
        max-income | Gather the runners
        max-income | Try hack fractions, unless the player gave one
        max-income | Try epsilons, unless the player gave one
        max-income | Try money ratios, unless the player gave one
        max-income | Let every target bid
        max-income | Offer the emptiest runner
        max-income | A loop that runs stays unless a move earns a tenth more
        max-income | A loop that is about to finish its operation stays
        max-income | When nothing more earns within the horizon, look a day ahead
        batch | Try hack fractions, unless the player gave one
        batch | Try epsilons, unless the player gave one
        batch | Try money ratios, unless the player gave one
        batch | Let every target without a batcher bid
        batch | Offer the emptiest runner
        batch | Gather the runners
        batch | Every target waits for a share
        batch | Share the RAM out for the most income within the horizon
        batch | A batcher runs where it leaves the least RAM
        batch | A batcher keeps the RAM that it has, as far as its share goes
      salience -> nothing
        There is no best target before the targets are ordered.
        default | The best target left gets the next rank
      salience -> nothing
        It is late for rules of players' own, which lend home before; no shipped rule does.
        default | Home is never a runner
      , !lent -> nothing
        No shipped rule lends home.
        default | Home is never a runner
      !eligible -> nothing
        A pattern that asks for no property is not looked at again when one changes: it fires once.
        default | A server that nothing excludes is a runner
        default | A server that nothing excludes is a target
      !ordered -> nothing
        As above, it fires once.
        default | Order the scored targets
      !filled -> nothing
        As above, it fires once.
        default | Gather the runners
        default | Line up the covered targets, best first
        round-robin | Line up the covered targets, best first
        max-income | Gather the runners
        max-income | Let every target bid
        batch | Gather the runners
        batch | Every target waits for a share
        batch | Let every target without a batcher bid
      hacks.empty -> nothing
        As above, it fires once.
        max-income | Try hack fractions, unless the player gave one
        batch | Try hack fractions, unless the player gave one
      epsilons.empty -> nothing
        As above, it fires once.
        max-income | Try epsilons, unless the player gave one
        batch | Try epsilons, unless the player gave one
      moneys.empty -> nothing
        As above, it fires once.
        max-income | Try money ratios, unless the player gave one
        batch | Try money ratios, unless the player gave one
      , hours < 24 -> nothing
        As above, it fires once.
        max-income | When nothing more earns within the horizon, look a day ahead
      , !restartChanged -> nothing
        As above, it fires once.
        batch | Batchers that run are told, not started anew, unless the player chose
      mostHack != $hack -> nothing
        As above, it fires once.
        batch | A batch takes what pays most, or the player's hack at most
      mostInFlight == 0 -> nothing
        As above, it fires once.
        batch | No more than 10 000 batches are in flight
      mostPerSecond == 0 -> nothing
        As above, it fires once.
        batch | No more than 200 batches land in a second
      stay == 1 -> nothing
        As above, it fires once.
        batch | A change has to earn a third more than what runs
      hours < 24 -> hours < 23
        It looks three hours ahead, or 24: nothing between.
        max-income | When nothing more earns within the horizon, look a day ahead
      filled, -> nothing
        What fills it has a higher salience and comes before.
        max-income | Offer the emptiest runner
        max-income | When nothing more earns within the horizon, look a day ahead
        batch | Offer the emptiest runner
        batch | Share the RAM out for the most income within the horizon
      filled, -> nothing, again
        The pool is filled by a rule of higher salience, too.
        batch | Share the RAM out for the most income within the horizon
      $pool : RunnerPool( filled ) -> nothing
        A pool that is filled later sees what its runners have given away.
        default | A target that a loop works on stays with its runner
      filled -> nothing
        A pool that is filled later sees what its runners have given away.
        default | A target that a loop works on stays with its runner
      runner == $runner, -> nothing, again
        The rank alone tells which assignment it is.
        default | What a runner has left goes to the best of its targets
      , rank == $best -> nothing
        Assignments are tried in the order in which they were made, which is by rank.
        default | What a runner has left goes to the best of its targets
      runner == $runner, -> nothing
        What is on offer is the emptiest runner: the rule that offers it comes before.
        max-income | The target that earns most gets the threads that help it
        batch | The target that earns most gets the threads that help it
      threads == $runner.remaining, -> nothing
        What is on offer are all its threads: the rule that offers them comes before.
        max-income | The target that earns most gets the threads that help it
        batch | The target that earns most gets the threads that help it
      , runner != $runner || threads != $runner.remaining -> nothing
        A runner is offered once for each change of the pool, as well without.
        max-income | Offer the emptiest runner
        batch | Offer the emptiest runner
      $runner : emptiest != null -> $runner : emptiest
        Without a runner there is no bid.
        max-income | The target that earns most gets the threads that help it
        batch | The target that earns most gets the threads that help it
      ramInPieces( $piece ) >= 24 -> ramInPieces( $piece ) > 24
        RAM in pieces of 1.75 GB is never 24 GB: it is 22.75 or 24.5.
        batch | Share the RAM out for the most income within the horizon
      ramInPieces( $piece ) >= 24 -> ramInPieces( $piece ) >= 23
        RAM in pieces of 1.75 GB is never 23 GB: it is 22.75 or 24.5.
        batch | Share the RAM out for the most income within the horizon
      mostRam != null -> nothing
        Where no runner has RAM, there is none with room.
        batch | A batcher runs where it leaves the least RAM
        batch | The largest share is granted RAM first, in pieces as large as can be
      shared, -> nothing
        Before the RAM is shared out no batcher is there to be granted any.
        batch | A batcher keeps the RAM that it has, as far as its share goes
        batch | The largest share is granted RAM first, in pieces as large as can be
      batcher, -> nothing
        There are no loops yet: they are made in the next phase.
        batch | A batcher keeps the RAM that it has, as far as its share goes
        batch | The largest share is granted RAM first, in pieces as large as can be
      batcher, -> nothing, again
        As above, there are no loops yet.
        batch | The largest share is granted RAM first, in pieces as large as can be
      $lacking : lacking >= $piece -> $lacking : lacking > $piece
        A share is no whole number of pieces: nobody ever lacks just one.
        batch | A batcher keeps the RAM that it has, as far as its share goes
        batch | The largest share is granted RAM first, in pieces as large as can be
      lacking >= $piece -> lacking > $piece
        As above, nobody ever lacks just one.
        batch | The largest share is granted RAM first, in pieces as large as can be
      $free : freeRam >= $piece -> $free : freeRam
        No more pieces are shared out than there are: who lacks one finds it.
        batch | The largest share is granted RAM first, in pieces as large as can be
      """;

  /** A mutant that changes no plan. */
  record Harmless(String pack, String rule, String change) {
    boolean is(String pack, Mutant mutant) {
      return this.pack.equals(pack)
          && rule.equals(mutant.rule().name())
          && change.equals(mutant.change());
    }
  }

  private HarmlessMutants() {}

  /** All of them. */
  static List<Harmless> all() {
    List<Harmless> all = new ArrayList<>();
    String change = "";
    for (String line : TABLE.split("\n")) {
      if (!line.startsWith(" ")) {
        change = line;
      } else if (line.contains(" | ")) {
        String[] parts = line.strip().split(" \\| ");
        all.add(new Harmless(parts[0], parts[1], change));
      }
    }
    return all;
  }
}
