package hgw.network.files;

import hgw.UserError;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/**
 * Reads what the game's "Export game" writes: gzip JSON ({@code .json.gz}) or base64 JSON ({@code
 * .json}), told apart by content.
 */
public final class SaveFile {
  private static final String SAVE_CTOR = "BitburnerSaveObject";

  private SaveFile() {}

  /**
   * Read an exported save.
   *
   * @throws UserError if the file cannot be read or is not a sound save
   */
  public static Loaded read(Path file) {
    return parse(file.toString(), SourceFile.read("--save", file));
  }

  /**
   * Parse the bytes of an exported save.
   *
   * @param source what to call the save in messages
   */
  public static Loaded parse(String source, byte[] bytes) {
    Fields save = Fields.parse(source, json(source, bytes));
    if (!save.has("ctor") || !save.text("ctor").equals(SAVE_CTOR)) {
      if (save.has("format")) {
        throw new UserError(
            source
                + " is a network snapshot, not an exported save. Maybe --network instead of --save?");
      }
      throw notASave(source, "it is JSON, but not of a " + SAVE_CTOR);
    }
    return new SaveReader(save.object("data")).read();
  }

  /** Tell whether bytes begin as a gzip or base64 save does. */
  public static boolean looksLikeSave(byte[] bytes) {
    return isGzip(bytes) || startsWith(bytes, "eyJjdG9yIjoiQml0YnVybmVy");
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 1 && (bytes[0] & 0xff) == 0x1f && (bytes[1] & 0xff) == 0x8b;
  }

  /** Tell whether bytes begin as a zip archive does. */
  static boolean isZip(byte[] bytes) {
    return startsWith(bytes, "PK\u0003\u0004");
  }

  private static boolean startsWith(byte[] bytes, String prefix) {
    byte[] wanted = prefix.getBytes(StandardCharsets.US_ASCII);
    return bytes.length >= wanted.length
        && java.util.Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] json(String source, byte[] bytes) {
    if (isGzip(bytes)) {
      return gunzip(source, bytes);
    }
    if (startsWith(bytes, "{")) {
      return bytes;
    }
    if (isZip(bytes)) {
      throw new UserError(source + " is a zip archive. Unpack it first, and name the save in it.");
    }
    try {
      return Base64.getMimeDecoder()
          .decode(requireBase64(source, bytes)); // tolerates line breaks that an editor added
    } catch (IllegalArgumentException e) {
      throw notASave(source, "its base64 text is damaged");
    }
  }

  private static byte[] requireBase64(String source, byte[] bytes) {
    if (bytes.length == 0) {
      throw notASave(source, "it is empty");
    }
    for (byte b : bytes) {
      boolean base64 =
          b >= 'A' && b <= 'Z'
              || b >= 'a' && b <= 'z'
              || b >= '0' && b <= '9'
              || b == '+'
              || b == '/'
              || b == '='
              || Character.isWhitespace(b);
      if (!base64) {
        throw notASave(source, "it is neither gzip nor base64");
      }
    }
    return bytes;
  }

  private static byte[] gunzip(String source, byte[] bytes) {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] json = gzip.readNBytes(SourceFile.MAX_BYTES + 1);
      if (json.length > SourceFile.MAX_BYTES) {
        throw notASave(source, "it unpacks to over " + (SourceFile.MAX_BYTES >> 20) + " MB");
      }
      return json;
    } catch (IOException e) {
      throw notASave(source, "its gzip data is damaged or cut short");
    }
  }

  private static UserError notASave(String source, String reason) {
    return new UserError(
        source
            + " is not an exported save: "
            + reason
            + ". Export one in the game: Options > Export Game.");
  }
}
