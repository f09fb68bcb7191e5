package hgw.game.live;

/** What a sound agent answers of a game with one runner and one target. */
final class SmallGame {
  private SmallGame() {}

  static final String DISCOVERY =
      """
      {"player": {"level": 100, "intelligence": 0, "experience": 5000.5,
                  "multipliers": {"hacking_money": 1.5}},
       "loopRam": 2.4, "pid": 7, "time": 1700000000000,
       "servers": [
         {"host": "home", "purchased": false, "rooted": true, "maxRam": 8, "maxMoney": 0,
          "money": 0, "minSec": 1, "sec": 1, "growth": 1, "requiredLevel": 1, "hackTime": null,
          "running": [{"file": "agent/agent.js", "threads": 1, "args": [], "pid": 7, "ram": 8}]},
         {"host": "n00dles", "purchased": false, "rooted": true, "maxRam": 4,
          "maxMoney": 1750000, "money": 70000, "minSec": 1, "sec": 2, "growth": 3000,
          "requiredLevel": 1, "hackTime": 7683.5, "running": []}],
       "unreadable": []}
      """;

  /** The result for a method. */
  static String answer(String method) {
    return switch (method) {
      case "discover" -> DISCOVERY;
      case "install" -> "{\"contents\": [\"the player's own\"]}";
      case "apply" -> "{\"launches\": [{\"pid\": 3, \"why\": \"\"}], \"killed\": 0, \"idleMs\": 1}";
      default -> "{\"cash\": 5, \"reports\": []}";
    };
  }
}
