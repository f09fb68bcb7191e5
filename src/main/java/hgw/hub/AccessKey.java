package hgw.hub;

import hgw.StateDirectory;
import hgw.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The secret that everyone who talks to hgw must know. Made once and kept in a file that only its
 * owner can read, so that an agent in a saved game still knows it tomorrow.
 */
public final class AccessKey {
  private static final int BYTES = 16;

  private final String text;

  private AccessKey(String text) {
    this.text = text;
  }

  /**
   * Load the key from the user's state directory, or make one there.
   *
   * @throws UserError if the file cannot be read or written, or does not hold a key
   */
  public static AccessKey load(Map<String, String> environment) {
    return load(StateDirectory.of(environment).resolve("key"));
  }

  /**
   * Load the key from a file, or make one there.
   *
   * @throws UserError if the file cannot be read or written, or does not hold a key
   */
  public static AccessKey load(Path file) {
    try {
      if (!Files.exists(file)) {
        Files.createDirectories(file.getParent());
        write(file);
      }
      if (!Files.isRegularFile(file)) { // to open a pipe would wait for ever
        throw new UserError(
            "the key file " + file + " is no file. Maybe delete it? hgw makes a new one.");
      }
      restrict(file);
      String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
      if (!text.matches("[0-9a-f]{" + 2 * BYTES + "}")) {
        throw new UserError(file + " does not hold a key. Maybe delete it? hgw makes a new one.");
      }
      return new AccessKey(text);
    } catch (IOException e) {
      throw new UserError("the key file " + file + " cannot be used: " + e + ".", e);
    }
  }

  private static void write(Path file) throws IOException {
    byte[] secret = new byte[BYTES];
    new SecureRandom().nextBytes(secret);
    Path part =
        Files.createTempFile(file.getParent(), "key", ".part"); // its owner's from the start
    Files.writeString(part, HexFormat.of().formatHex(secret) + "\n");
    Files.move(part, file);
  }

  private static void restrict(Path file) throws IOException {
    var posix = Files.getFileAttributeView(file, PosixFileAttributeView.class);
    if (posix != null) {
      posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
      return;
    }
    var acl = Files.getFileAttributeView(file, AclFileAttributeView.class);
    if (acl != null) {
      acl.setAcl(
          List.of(
              AclEntry.newBuilder()
                  .setType(AclEntryType.ALLOW)
                  .setPrincipal(acl.getOwner())
                  .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                  .build()));
    }
  }

  /** Tell whether somebody knows the key, in a time that does not depend on what they said. */
  boolean matches(@Nullable String said) {
    return said != null
        && MessageDigest.isEqual(
            said.getBytes(StandardCharsets.UTF_8), text.getBytes(StandardCharsets.UTF_8));
  }

  /** The key as text, for a URL. */
  public String text() {
    return text;
  }
}
