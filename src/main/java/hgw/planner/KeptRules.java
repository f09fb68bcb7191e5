package hgw.planner;

import hgw.Version;
import hgw.WholeFile;
import hgw.planner.source.RuleFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.drools.base.common.DroolsObjectInputStream;
import org.drools.base.common.DroolsObjectOutputStream;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.KiePackage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps packs compiled, since compiling takes much of a dry run: a file for each, named by what the
 * rules say, which hgw it is and which Java. What is not there, or cannot be used, is compiled
 * anew: to keep rules is never an error. Several processes may share a directory.
 *
 * <p>Whoever can write such a file can run code as whoever reads it. They are kept beside the jar,
 * of which the same is true, and a file or directory that others may write is not read.
 */
final class KeptRules {
  /** Packs are not kept. */
  static final KeptRules NOWHERE = new KeptRules(null);

  /** The directory, which exists; the launchers say it. */
  private static final String PROPERTY = "hgw.kept";

  private static final String SUFFIX = ".rules";

  /** Behind the name of a file that is not there yet: the rules have come once. */
  private static final String SEEN = ".seen";

  private static final int SHA_256 = 32;
  private static final Set<PosixFilePermission> WRITABLE_BY_MANY =
      Set.of(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE);

  /** A pack takes some 200 kB. */
  private static final int MOST = 16;

  private static final Logger LOG = LoggerFactory.getLogger(KeptRules.class);

  private final @Nullable Path directory;

  private KeptRules(@Nullable Path directory) {
    this.directory = directory;
  }

  /** Keep packs where the launcher says, or nowhere. */
  static KeptRules chosen() {
    String said = System.getProperty(PROPERTY, "");
    return said.isEmpty() ? NOWHERE : in(Path.of(said));
  }

  /** Keep packs in a directory. */
  static KeptRules in(Path directory) {
    return new KeptRules(directory);
  }

  /**
   * Read rules that are kept compiled.
   *
   * @param use makes of them what is wanted; where it fails they cannot be used
   * @return empty if there are none that can be used
   */
  <T> Optional<T> read(List<RuleFile> files, Function<CompiledForm, T> use) {
    if (directory == null) {
      return Optional.empty();
    }
    try {
      Path file = file(directory, files);
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS) || !isTrusted(directory, file)) {
        return Optional.empty();
      }
      return Optional.of(use.apply(parse(Files.readAllBytes(file))));
    } catch (IOException | ReflectiveOperationException | RuntimeException | LinkageError e) {
      LOG.debug("kept rules cannot be used", e);
      return Optional.empty();
    }
  }

  /**
   * Keep compiled rules, which nobody uses yet. Rules of the player's own are kept when they come
   * for the second time: after an edit they may never come again, and to keep them costs time.
   */
  void write(List<RuleFile> files, CompiledForm form) {
    if (directory == null) {
      return;
    }
    try {
      Path file = file(directory, files);
      if (files.stream().allMatch(RuleFile::shipped) || !isFirstTime(directory, file)) {
        WholeFile.writeSecret(file, format(form));
        prune(directory, SUFFIX);
      }
    } catch (IOException | RuntimeException e) {
      LOG.debug("rules cannot be kept", e);
    }
  }

  private static boolean isFirstTime(Path directory, Path file) throws IOException {
    Path mark = Path.of(file + SEEN);
    if (Files.deleteIfExists(mark)) {
      return false;
    }
    prune(directory, SEEN);
    WholeFile.writeSecret(mark, new byte[0]);
    return true;
  }

  private static byte[] format(CompiledForm form) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 18);
    bytes.writeBytes(new byte[SHA_256]);
    try (DroolsObjectOutputStream out = new DroolsObjectOutputStream(bytes)) {
      out.writeObject(new HashMap<>(form.places()));
      out.writeObject(new ArrayList<>(form.packages()));
    }
    byte[] whole = bytes.toByteArray();
    System.arraycopy(hashOfRest(whole), 0, whole, 0, SHA_256);
    return whole;
  }

  @SuppressWarnings("unchecked") // as it was written, says the hash
  private static CompiledForm parse(byte[] whole) throws IOException, ClassNotFoundException {
    if (whole.length < SHA_256
        || !Arrays.equals(hashOfRest(whole), Arrays.copyOf(whole, SHA_256))) {
      throw new IOException("damaged");
    }
    ByteArrayInputStream bytes = new ByteArrayInputStream(whole, SHA_256, whole.length - SHA_256);
    try (DroolsObjectInputStream in =
        new DroolsObjectInputStream(bytes, KeptRules.class.getClassLoader())) {
      var places = (Map<CompiledForm.Id, CompiledForm.Place>) in.readObject();
      return new CompiledForm((Collection<KiePackage>) in.readObject(), places);
    }
  }

  private static byte[] hashOfRest(byte[] whole) {
    MessageDigest hash = sha256();
    hash.update(whole, SHA_256, whole.length - SHA_256);
    return hash.digest();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) { // every Java has it
      throw new IllegalStateException(e);
    }
  }

  /** Name the file of a pack; where its files come from makes no difference. */
  private static Path file(Path directory, List<RuleFile> files) throws IOException {
    MessageDigest hash = sha256();
    List<String> parts = new ArrayList<>(List.of(build(), System.getProperty("java.vm.version")));
    for (RuleFile file : files) { // of a rule's namesakes the player's own is in force
      parts.addAll(List.of(file.name(), file.shipped() ? "shipped" : "own", file.text()));
    }
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      hash.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
      hash.update(bytes);
    }
    return directory.resolve(HexFormat.of().formatHex(hash.digest()) + SUFFIX);
  }

  /** What tells this build from others of the same version: rules are linked with its classes. */
  private static String build() throws IOException {
    try {
      Path code =
          Path.of(KeptRules.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return Version.get() + " " + Files.size(code) + " " + Files.getLastModifiedTime(code);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** Whether nobody wrote a file but its directory's owner or root, who could change the jar. */
  private static boolean isTrusted(Path directory, Path file) throws IOException {
    if (Files.getFileAttributeView(directory, PosixFileAttributeView.class) == null) {
      return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
    var around = Files.readAttributes(directory, PosixFileAttributes.class);
    var own = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    return own.isRegularFile()
        && (own.owner().equals(around.owner()) || own.owner().getName().equals("root"))
        && Collections.disjoint(own.permissions(), WRITABLE_BY_MANY)
        && !around.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }

  /** Delete the oldest. */
  private static void prune(Path directory, String suffix) throws IOException {
    List<Path> kept = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + suffix)) {
      files.forEach(kept::add);
    }
    kept.sort(Comparator.comparing(KeptRules::age));
    for (Path old : kept.subList(Math.min(MOST, kept.size()), kept.size())) {
      Files.deleteIfExists(old);
    }
  }

  private static long age(Path file) {
    return System.currentTimeMillis() - file.toFile().lastModified();
  }
}
