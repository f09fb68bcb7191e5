package hgw.workbench.lint;

import hgw.planner.source.RuleFile;
import hgw.planner.source.RuleFile.Encoding;
import java.util.stream.Stream;

/** Text that is not UTF-8, or begins with a byte-order mark. */
final class StrangeEncoding implements Lint {
  @Override
  public String id() {
    return "encoding";
  }

  @Override
  public Stream<Finding> check(Subject subject) {
    return subject.pack().pack().files().stream()
        .filter(file -> file.encoding() != Encoding.UTF_8)
        .map(file -> in(file, 0, 0, sentence(file), "Save it as UTF-8 without a byte-order mark."));
  }

  private static String sentence(RuleFile file) {
    return switch (file.encoding()) {
      case UTF_8 -> throw new IllegalStateException("as it should be");
      case UTF_8_WITH_MARK -> "the file begins with a byte-order mark, which is left out";
      case UTF_16 -> "the file is UTF-16, and read as such";
      case WINDOWS_1252 -> "the file is not UTF-8, it is read as Windows-1252";
    };
  }
}
