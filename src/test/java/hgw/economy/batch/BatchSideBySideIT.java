package hgw.economy.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import hgw.economy.batch.BatchMind.State;
import hgw.game.live.Chromium;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds {@link BatchMind} against {@code hgw-batch.js}: both decide the same, to the last bit. */
class BatchSideBySideIT {
  @RegisterExtension static final Chromium CHROMIUM = new Chromium();

  private static final int SEEDS = 80;
  private static final int PER_PAGE = 20;

  @Test
  void the_script_decides_as_its_twin_does() throws IOException {
    for (int first = 0; first < SEEDS; first += PER_PAGE) {
      List<Map<String, Object>> courses = new ArrayList<>();
      for (int seed = first; seed < first + PER_PAGE; seed++) {
        courses.add(new BatchCourse(seed).written());
      }

      Object difference =
          CHROMIUM.run(
              text("/browser/batch.js"),
              text("/agent/hgw-batch.js"),
              new JsonMapper().writeValueAsString(courses));

      assertThat(difference).isEqualTo("");
    }
  }

  @Test
  void the_worlds_have_what_a_batcher_can_meet() {
    List<BatchCourse> courses = LongStream.range(0, SEEDS).mapToObj(BatchCourse::new).toList();

    assertThat(courses).flatExtracting(BatchCourse::states).contains(State.values());
    assertThat(courses).filteredOn(course -> course.mind().landed() > 50).hasSizeGreaterThan(20);
    assertThat(courses).filteredOn(course -> course.mind().misfires() > 0).hasSizeGreaterThan(20);
    assertThat(courses).filteredOn(course -> course.levels() > 2).hasSizeGreaterThan(20);
    assertThat(courses).filteredOn(course -> course.refusals() > 0).hasSizeGreaterThan(10);
    assertThat(courses).filteredOn(course -> course.vanished() > 0).hasSizeGreaterThan(10);
    assertThat(courses).filteredOn(course -> course.lookAhead() > 900).hasSizeGreaterThan(10);
    assertThat(courses)
        .filteredOn(course -> course.mind().orders().stamp() > 0)
        .hasSizeGreaterThan(20);
    assertThat(courses).anyMatch(BatchCourse::taught).anyMatch(course -> !course.taught());
  }

  private static String text(String resource) throws IOException {
    try (InputStream in = BatchSideBySideIT.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
