package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import hgw.facts.Reason;
import hgw.planner.Plan.Excluded;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds which servers are listed together, and what is said of each. */
class ReasonGroupTest {
  @Test
  void reasons_that_differ_in_their_values_stand_together() {
    assertThat(
            ReasonGroup.of(
                List.of(
                    excluded("a", "needs hacking {}, you have {}", "725", "610"),
                    excluded("b", "is {}", "home"),
                    excluded("c", "needs hacking {}, you have {}", "800", "610"),
                    excluded("d", "is {}", "purchased"))))
        .extracting(ReasonGroup::title, ReasonGroup::hosts)
        .containsExactly(
            tuple("needs hacking N, you have 610", List.of("a 725", "c 800")),
            tuple("is N", List.of("b home", "d purchased")));
  }

  @Test
  void a_sentence_with_numbers_in_it_is_compared_as_text() {
    assertThat(
            ReasonGroup.of(
                List.of(
                    excluded("a", "has 2.0 GB, a thread needs 2.4 GB"),
                    excluded("b", "has 0.5 GB, a thread needs 2.4 GB"),
                    excluded("c", "has {} GB, a thread needs {} GB", "1.0", "2.4"))))
        .extracting(ReasonGroup::title, ReasonGroup::hosts)
        .containsExactly(
            tuple("has N GB, a thread needs 2.4 GB", List.of("a 2.0", "b 0.5", "c 1.0")));
  }

  @Test
  void a_reason_without_values_is_said_as_it_is() {
    assertThat(ReasonGroup.of(List.of(excluded("a", "is {} mine"), excluded("b", "is {} mine"))))
        .extracting(ReasonGroup::title, ReasonGroup::hosts)
        .containsExactly(tuple("is {} mine", List.of("a", "b")));
  }

  @Test
  void a_server_stands_in_the_group_of_each_of_its_reasons() {
    Reason mine = new Reason("is mine", List.of());
    Reason root = new Reason("no root access", List.of());

    assertThat(
            ReasonGroup.of(
                List.of(
                    new Excluded("a", "target", List.of(mine, root)),
                    new Excluded("b", "target", List.of(root)))))
        .extracting(ReasonGroup::title, ReasonGroup::hosts)
        .containsExactly(
            tuple("is mine", List.of("a")), tuple("no root access", List.of("a", "b")));
  }

  private static Excluded excluded(String host, String sentence, String... values) {
    return new Excluded(host, "target", List.of(new Reason(sentence, List.of(values))));
  }
}
