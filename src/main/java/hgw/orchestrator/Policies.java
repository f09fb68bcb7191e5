package hgw.orchestrator;

import hgw.UserError;
import hgw.network.Network;
import hgw.planner.Plan;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy in force, and one that waits for the next plan to be so. Plans are made by one thread;
 * safe for several otherwise.
 */
final class Policies {
  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  private final AtomicReference<@Nullable Policy> waiting = new AtomicReference<>();
  private volatile Policy inForce;

  Policies(Policy first) {
    inForce = first;
  }

  Policy inForce() {
    return inForce;
  }

  /** Have a policy wait, or none. */
  void await(@Nullable Policy policy) {
    waiting.set(policy);
  }

  /** The policy that will be asked for the next plan. */
  Policy next() {
    Policy adopted = waiting.get();
    return adopted == null ? inForce : adopted;
  }

  /**
   * Plan by the policy that waits, if there is one; it is in force once it has planned.
   *
   * @param refused told, in a sentence, that it could not and waits on
   * @throws UserError if the rules in force fail, too
   */
  Plan plan(Network network, Consumer<String> refused) {
    Policy next = next();
    if (next == inForce) {
      return inForce.plan(network);
    }
    try {
      Plan plan = next.plan(network);
      inForce = next;
      waiting.compareAndSet(next, null);
      return plan;
    } catch (UserError e) {
      LOG.debug("new rules fail", e);
      Plan plan = inForce.plan(network);
      refused.accept(e.getMessage() + " The rules before stay in force.");
      return plan;
    }
  }
}
