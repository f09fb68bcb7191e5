package hgw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** Writes files whole or not at all: a file is replaced only once the new one stands. */
public final class WholeFile {
  private static final SecureRandom RANDOM = new SecureRandom();

  private WholeFile() {}

  /**
   * Write a file. Behind a link the file that it names is written; a file that is replaced keeps
   * its permissions. What is written first has a name that nobody can foresee, so that no link
   * planted there leads elsewhere.
   */
  public static void write(Path file, String text) throws IOException {
    boolean there = Files.exists(file);
    Path whole = there ? file.toRealPath() : file.toAbsolutePath();
    Path part = part(whole);
    try {
      Files.writeString(part, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (there) {
        keepPermissions(whole, part);
      }
      replace(part, whole);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Write a file that only its owner may read, from the start. It takes the place of whatever has
   * its name; of a link, too.
   */
  public static void writeSecret(Path file, byte[] bytes) throws IOException {
    Path whole = file.toAbsolutePath();
    Path part = part(whole);
    try {
      Set<OpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (SeekableByteChannel channel = Files.newByteChannel(part, fresh, ownersAlone(part))) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      replace(part, whole);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static FileAttribute<?>[] ownersAlone(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Path part(Path file) {
    byte[] secret = new byte[8];
    RANDOM.nextBytes(secret);
    return file.resolveSibling("." + HexFormat.of().formatHex(secret) + ".part");
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    var before = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    if (before != null) {
      Files.setPosixFilePermissions(to, before.readAttributes().permissions());
    }
  }

  private static void replace(Path part, Path file) throws IOException {
    try {
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
