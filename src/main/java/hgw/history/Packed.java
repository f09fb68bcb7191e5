package hgw.history;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2InputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.UnsupportedOptionsException;

/**
 * Makes texts small, by LZMA2: beside one that is much alike, the text before of the same kind,
 * only what differs takes room.
 */
final class Packed {
  /** Fast, and nearly as small as the slow ones where there is a base. */
  private static final int PRESET = 2;

  /** Bytes of base and text that are looked back at, at most. */
  private static final int MOST_DICTIONARY = 8 << 20;

  private Packed() {}

  /**
   * Pack a text.
   *
   * @param base bytes of one that is alike; none if there is none
   */
  static byte[] pack(byte[] text, byte[] base) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      LZMA2Options options = new LZMA2Options(PRESET);
      options.setDictSize(dictionary(text.length, base));
      options.setPresetDict(base);
      try (var out = options.getOutputStream(new FinishableWrapperOutputStream(bytes))) {
        out.write(text);
      }
    } catch (UnsupportedOptionsException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // not of memory
    }
    return bytes.toByteArray();
  }

  /**
   * Return the text that was packed.
   *
   * @param size its length in bytes
   * @param base the same as when it was packed
   * @throws IOException if it is not the same, or was damaged
   */
  static byte[] unpack(byte[] packed, int size, byte[] base) throws IOException {
    try (var in =
        new LZMA2InputStream(new ByteArrayInputStream(packed), dictionary(size, base), base)) {
      byte[] text = in.readAllBytes();
      if (text.length != size) {
        throw new IOException("a text has " + text.length + " bytes, not " + size);
      }
      return text;
    }
  }

  private static int dictionary(int size, byte[] base) {
    long wanted = Math.max(LZMA2Options.DICT_SIZE_MIN, (long) size + base.length);
    return (int) Math.min(MOST_DICTIONARY, wanted);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
