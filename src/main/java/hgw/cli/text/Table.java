package hgw.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Sets cells in columns: the first ones to the left, those of numbers to the right. */
public final class Table {
  private final int leftColumns;
  private final List<List<String>> rows = new ArrayList<>();

  public Table(int leftColumns) {
    this.leftColumns = leftColumns;
  }

  public Table row(List<String> cells) {
    rows.add(cells);
    return this;
  }

  public Table row(String... cells) {
    return row(List.of(cells));
  }

  /** The rows as lines without a line end, all equally long. */
  public List<String> lines() {
    return rows.stream().map(this::line).toList();
  }

  private String line(List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      String cell = row.get(column);
      String gap = " ".repeat(width(column) - cell.length());
      line.append("  ").append(column < leftColumns ? cell + gap : gap + cell);
    }
    return line.toString();
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
