package hgw.cli.text;

import hgw.facts.Reason;
import hgw.planner.Plan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Servers that are excluded for one reason, though its values may differ from server to server.
 *
 * @param words the sentence of the reason, cut where its values stand
 * @param servers at least one
 */
record ReasonGroup(List<String> words, List<Server> servers) {
  private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

  /** An excluded server and the values of its reason. */
  record Server(String host, List<String> values) {}

  /** Group servers by reason, in the order in which the reasons come. */
  static List<ReasonGroup> of(List<Plan.Excluded> excluded) {
    Map<List<String>, ReasonGroup> groups = new LinkedHashMap<>();
    for (Plan.Excluded server : excluded) {
      for (Reason reason : server.reasons()) {
        boolean apart = !reason.values().isEmpty();
        List<String> words = apart ? reason.words() : withoutNumbers(reason.text());
        List<String> values = apart ? reason.values() : numbers(reason.text());
        groups
            .computeIfAbsent(words, it -> new ReasonGroup(it, new ArrayList<>()))
            .servers()
            .add(new Server(server.host(), values));
      }
    }
    return List.copyOf(groups.values());
  }

  // A rule may have written its values into the sentence, and says nowhere where they stand. Its
  // text is all there is to compare: what differs are numbers.

  private static List<String> withoutNumbers(String sentence) {
    return List.of(NUMBER.split(sentence, -1));
  }

  private static List<String> numbers(String sentence) {
    return NUMBER.matcher(sentence).results().map(MatchResult::group).toList();
  }

  /** The reason, a value that differs written as N. */
  String title() {
    List<String> values = new ArrayList<>(servers.get(0).values());
    for (int i = 0; i < values.size(); i++) {
      if (differs(i)) {
        values.set(i, "N");
      }
    }
    return Shown.name(Reason.text(words, values));
  }

  /** The hosts, each with its values that differ. */
  List<String> hosts() {
    return servers.stream().map(this::hostWithValues).toList();
  }

  private String hostWithValues(Server server) {
    List<String> own = new ArrayList<>();
    for (int i = 0; i < server.values().size(); i++) {
      if (differs(i)) {
        own.add(server.values().get(i));
      }
    }
    return Shown.name(server.host() + (own.isEmpty() ? "" : " " + String.join("/", own)));
  }

  private boolean differs(int index) {
    String value = servers.get(0).values().get(index);
    return servers.stream().anyMatch(server -> !server.values().get(index).equals(value));
  }
}
