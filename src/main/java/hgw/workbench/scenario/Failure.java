package hgw.workbench.scenario;

import java.util.List;

/**
 * Something that was expected of a plan and is not so.
 *
 * @param line where the scenario file expects it, from 1
 * @param expected what was expected, as the file writes it
 * @param actual what is so instead, in the same words
 * @param because the rules that led there, in the order in which they fired
 */
public record Failure(int line, String expected, String actual, List<Because> because) {
  public Failure {
    because = List.copyOf(because);
  }
}
