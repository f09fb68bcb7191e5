package hgw;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
  @ParameterizedTest
  @CsvSource({"0.5, 0.5", "1e3, 1000", "+2, 2", "-1.5E-2, -0.015", ".5, 0.5", "7., 7"})
  void numbers_are_read_as_people_write_them(String text, double value) {
    assertThat(Decimal.parse(text)).hasValue(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " 1",
        "1 ",
        "0.5d",
        "1f",
        "0x1p-1",
        "NaN",
        "Infinity",
        "1_000",
        "1,5",
        "e",
        "--1",
        "1e",
        "\u0663",
        "\uff11"
      })
  void nothing_else_is_a_number(String text) {
    assertThat(Decimal.parse(text)).isEmpty();
  }
}
