package hgw.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds that rules which print or exit leave no plan that is half one. */
class RulesThatPrintTest {
  private record Ended(int code, String out, String err) {}

  @TempDir private Path rules;

  @Test
  void what_a_rule_prints_goes_to_stderr_and_the_plan_stays_one_document() throws Exception {
    Ended ended = planWith("System.out.println( \"hello from a rule\" );");

    assertThat(ended.err()).contains("hello from a rule");
    assertThat(ended.out()).doesNotContain("hello from a rule");
    assertThat(
            JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build()
                .readTree(ended.out())
                .has("assignments"))
        .isTrue();
    assertThat(ended.code()).isEqualTo(Main.DONE);
  }

  @Test
  void a_rule_that_exits_ends_hgw_with_its_code_and_without_a_plan() throws Exception {
    Ended ended = planWith("if (true) System.exit( 3 );");

    assertThat(ended).isEqualTo(new Ended(3, "", ""));
  }

  private Ended planWith(String statement) throws Exception {
    Files.writeString(
        rules.resolve("mine.drl"),
        """
        package hgw.rules
        import hgw.facts.*

        rule "Mine"
          agenda-group "scoring"
        when
          Settings()
        then
          %s
        end
        """
            .formatted(statement));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "--network",
                "samples/fresh.json",
                "--rules",
                rules.toString(),
                "--format",
                "json")
            .start();
    CompletableFuture<byte[]> err =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return process.getErrorStream().readAllBytes();
              } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out, new String(err.get(), StandardCharsets.UTF_8));
  }
}
