package hgw.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import hgw.game.Orders.Foreign;
import hgw.network.RunningScript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How scripts that are killed are named. */
class ForeignTextTest {
  private static Foreign foreign(String host, String file, long count, String... args) {
    return new Foreign(
        host,
        new RunningScript(file, count, List.of(args), 0, 1.75, Double.POSITIVE_INFINITY, count));
  }

  private static List<Foreign> onServers(int servers, String file, long count) {
    return IntStream.range(0, servers).mapToObj(i -> foreign("server-" + i, file, count)).toList();
  }

  @Test
  void a_few_are_named_one_by_one() {
    List<Foreign> few =
        List.of(foreign("a", "mine.js", 1, "joesguns", "5"), foreign("b", "other.js", 3));

    assertThat(ForeignText.items(few)).containsExactly("a: mine.js joesguns 5", "b: other.js x 3");
    assertThat(ForeignText.count(few)).isEqualTo(4);
  }

  @Test
  void many_are_summed_up_by_file_the_most_first() {
    List<Foreign> many = new ArrayList<>(onServers(25, "batch-worker.js", 496));
    many.add(foreign("server-1", "batch-worker.js", 1, "again"));
    many.add(foreign("lone", "a.js", 1, "args"));
    many.add(foreign("lone", "b.js", 2));

    assertThat(ForeignText.items(many))
        .containsExactly(
            "batch-worker.js x 12,401 on 25 servers", "b.js x 2 on lone", "a.js on lone");
    assertThat(ForeignText.count(many)).isEqualTo(12_404);
  }

  @Test
  void files_beyond_counting_are_summed_up_too() {
    List<Foreign> many =
        IntStream.range(0, 1000).mapToObj(i -> foreign("a", "worker-" + i + ".js", 2)).toList();

    assertThat(ForeignText.items(many)).hasSize(21).endsWith("1960 other scripts of 980 files");
  }

  @Test
  void a_name_breaks_no_line() {
    List<Foreign> few = List.of(foreign("a\nb", "c\r.js", 1, "d\ne"));
    List<Foreign> many = new ArrayList<>(onServers(25, "work\ner.js", 2));
    many.add(foreign("lo\nne", "a.js", 1));

    assertThat(ForeignText.items(few)).containsExactly("a\\u000ab: c\\u000d.js d\\u000ae");
    assertThat(ForeignText.items(many))
        .containsExactly("work\\u000aer.js x 50 on 25 servers", "a.js on lo\\u000ane");
  }
}
