package hgw.game.live;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Tells one version of a script of ours from another. No safeguard against ill will. */
final class Checksum {
  private Checksum() {}

  /** Eight hexadecimal digits that depend on the whole text. */
  static String of(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return String.format("%08x", crc.getValue());
  }
}
