package hgw.history;

import hgw.planner.Pack;
import hgw.planner.source.RuleFile;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;

/** Packs in an open history: every version of their files, kept once. */
final class RuleSets {
  private final Connection connection;
  private final Texts texts;

  RuleSets(Connection connection, Texts texts) {
    this.connection = connection;
    this.texts = texts;
  }

  /** Find a pack, by the names and texts of its files, or add it. */
  long idOf(Pack pack) throws SQLException {
    List<String> overlays = pack.overlays().stream().map(Pack.Overlay::name).toList();
    String hash = hash(Codec.json(List.of(overlays, pack.files())));
    try (PreparedStatement ask =
        connection.prepareStatement("SELECT id FROM rules WHERE hash = ?")) {
      ask.setString(1, hash);
      try (ResultSet found = ask.executeQuery()) {
        if (found.next()) {
          return found.getLong(1);
        }
      }
    }
    try (PreparedStatement add =
        connection.prepareStatement("INSERT INTO rules(hash, pack, overlays) VALUES(?, ?, ?)")) {
      add.setString(1, hash);
      add.setString(2, Pack.nameOf(overlays));
      add.setString(3, Codec.json(overlays));
      add.executeUpdate();
    }
    long id = Texts.idAdded(connection);
    addFiles(id, pack.files());
    return id;
  }

  private void addFiles(long rules, List<RuleFile> files) throws SQLException {
    try (PreparedStatement add =
        connection.prepareStatement("INSERT INTO rule_file VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
      for (int place = 0; place < files.size(); place++) {
        RuleFile file = files.get(place);
        add.setLong(1, rules);
        add.setInt(2, place);
        add.setString(3, file.name());
        add.setString(4, file.origin());
        add.setString(5, file.location());
        add.setBoolean(6, file.shipped());
        add.setString(7, file.encoding().name());
        add.setString(8, hash(file.text()));
        add.setLong(9, texts.idOf(Texts.Kind.RULE_FILE, file.text()));
        add.executeUpdate();
      }
    }
  }

  static String hash(String text) {
    return HexFormat.of().formatHex(Codec.hash(text));
  }
}
