package hgw.network.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FieldsTest {
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String problem) {
      super(problem);
    }
  }

  @Test
  void what_is_wrong_is_told_in_the_error_of_whoever_asks() {
    Fields fields = of("{\"servers\":[{\"pid\":1},{\"pid\":\"2\"}]}");
    var servers = fields.objects("servers").iterator();

    assertThat(servers.next().whole("pid")).isEqualTo(1);
    Fields second = servers.next();
    assertThatThrownBy(() -> second.whole("pid"))
        .isInstanceOf(Refused.class)
        .hasMessage("servers[1].pid is \"2\", it must be a number");
    assertThatThrownBy(() -> second.text("host"))
        .isInstanceOf(Refused.class)
        .hasMessage("servers[1].host is missing");
    assertThatThrownBy(() -> of("[]"))
        .isInstanceOf(Refused.class)
        .hasMessage("the document is an array, it must be a JSON object");
  }

  @ParameterizedTest
  @CsvSource({"1.5", "1e17", "-1"})
  void a_whole_number_is_whole_and_exact(String number) {
    Fields fields = of("{\"pid\":" + number + "}");

    assertThatThrownBy(() -> fields.whole("pid")).hasMessageContaining("pid is ");
  }

  @Test
  void a_whole_number_may_exceed_an_integer() {
    assertThat(of("{\"pid\":5000000000}").whole("pid")).isEqualTo(5_000_000_000L);
  }

  @Test
  void null_is_told_from_nothing() {
    Fields fields = of("{\"hackTime\":null}");

    assertThat(fields.isNull("hackTime")).isTrue();
    assertThat(fields.isNull("sec")).isFalse();
    assertThatThrownBy(() -> fields.number("hackTime"))
        .hasMessage("hackTime is null, it must be a number");
  }

  private static Fields of(String json) {
    Function<String, RuntimeException> errors = Refused::new;
    try {
      return Fields.of(new JsonMapper().readTree(json), errors);
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }
}
