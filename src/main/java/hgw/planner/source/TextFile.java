package hgw.planner.source;

import hgw.planner.source.RuleFile.Encoding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The text of a file, however an editor has written it.
 *
 * @param text what it says, without a byte-order mark
 */
public record TextFile(String text, Encoding encoding) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Read a file. */
  public static TextFile read(Path file) throws IOException {
    return of(Files.readAllBytes(file));
  }

  static TextFile of(byte[] bytes) {
    if (starts(bytes, 0xef, 0xbb, 0xbf)) {
      return new TextFile(
          new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8), Encoding.UTF_8_WITH_MARK);
    }
    if (starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff)) {
      return new TextFile(new String(bytes, StandardCharsets.UTF_16), Encoding.UTF_16);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return new TextFile(text, Encoding.UTF_8);
    } catch (CharacterCodingException e) {
      return new TextFile(new String(bytes, WINDOWS), Encoding.WINDOWS_1252);
    }
  }

  private static boolean starts(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xff) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
