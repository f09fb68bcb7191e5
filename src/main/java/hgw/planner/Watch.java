package hgw.planner;

import hgw.UserError;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntSupplier;
import org.kie.api.definition.rule.Rule;

/**
 * Watches rules at work, on a thread of their own: one whose consequence never returns, or whose
 * conditions take for ever, is given up and named. Java cannot end such a thread; it is left behind
 * as a daemon.
 */
final class Watch {
  private final CompiledRules rules;
  private final long patienceMs;

  /**
   * Create a watch.
   *
   * @param patienceMs ms that may pass without a firing
   */
  Watch(CompiledRules rules, long patienceMs) {
    this.rules = rules;
    this.patienceMs = patienceMs;
  }

  /**
   * Fire rules.
   *
   * @return how often rules fired
   * @throws UserError if a rule fails, or nothing fires for too long
   */
  int fire(Trace trace, IntSupplier fireAllRules) {
    CompletableFuture<Integer> done = new CompletableFuture<>();
    Thread work = new Thread(() -> run(done, fireAllRules), "rules");
    work.setDaemon(true);
    work.start();
    long before = -1;
    while (true) {
      try {
        return done.get(patienceMs, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (trace.fired() == before) {
          work.interrupt();
          trace.abandon();
          throw stuck(trace);
        }
        before = trace.fired();
      } catch (ExecutionException e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof OutOfMemoryError memory) {
          throw memory;
        }
        throw new Blame(rules).of(cause, trace.atWork());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        work.interrupt();
        throw new UserError("planning was interrupted.", e);
      }
    }
  }

  private static void run(CompletableFuture<Integer> done, IntSupplier fireAllRules) {
    try {
      done.complete(fireAllRules.getAsInt());
    } catch (Throwable e) { // rules may throw anything, a LinkageError too
      done.completeExceptionally(e);
    }
  }

  private UserError stuck(Trace trace) {
    Rule rule = trace.firing();
    String seconds = " within " + patienceMs / 1000 + " s. Maybe it loops without end?";
    return rule == null
        ? new UserError("the conditions of the rules were not evaluated" + seconds)
        : rules.get(rule).error("did not finish its consequence" + seconds);
  }
}
