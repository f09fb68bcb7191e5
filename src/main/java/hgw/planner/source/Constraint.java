package hgw.planner.source;

/**
 * One constraint of a pattern, or one expression that stands alone.
 *
 * @param text as it is written: {@code threads > 900}
 * @param line its line in the file, from 1
 * @param column its column, from 1
 */
public record Constraint(String text, int line, int column) {}
