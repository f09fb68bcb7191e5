package hgw.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import hgw.game.Game;
import hgw.game.GameException;
import hgw.game.live.LiveGame;
import hgw.planner.Choices;
import hgw.planner.Pack;
import hgw.planner.Planner;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A problem is told in a sentence; where it comes from is logged for those who debug. */
class ProblemTraceTest {

  @Test
  void a_reported_problem_is_logged_with_its_trace() throws InterruptedException {
    // given
    Logger logger = (Logger) LoggerFactory.getLogger(Orchestrator.class);
    ListAppender<ILoggingEvent> logged = new ListAppender<>();
    logged.start();
    logger.addAppender(logged);
    logger.setLevel(Level.DEBUG);
    Game game = new LiveGame(); // no agent will ever connect
    List<String> problems = new ArrayList<>();
    Orchestrator orchestrator =
        new Orchestrator(
            game,
            new Policy(Planner.of(Pack.load(List.of())), Choices.USUAL),
            new EndsAtTheFirstProblem(game, problems));

    // when
    orchestrator.requestRebalance();
    orchestrator.run(false);

    // then
    logger.detachAppender(logged);
    logger.setLevel(null);
    assertThat(problems).singleElement().asString().startsWith("the agent is not connected.");
    assertThat(logged.list)
        .singleElement()
        .satisfies(
            event ->
                assertThat(((ThrowableProxy) event.getThrowableProxy()).getThrowable())
                    .isInstanceOf(GameException.class));
  }

  private static final class EndsAtTheFirstProblem extends SilentReporter {
    private final Game game;
    private final List<String> problems;

    EndsAtTheFirstProblem(Game game, List<String> problems) {
      this.game = game;
      this.problems = problems;
    }

    @Override
    public void problem(String sentence) {
      problems.add(sentence);
      game.end();
    }
  }
}
