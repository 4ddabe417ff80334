package org.spectrumworkbench.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.care.Backup;
import org.spectrumworkbench.store.care.Restore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Backups that somebody made who means harm, or that were damaged on their way. */
final class RefusedBackupTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int FLIPS = 60;

  @TempDir Path folder;
  private final LinkedHashMap<String, byte[]> good = new LinkedHashMap<>();
  private ObjectNode told = JSON.createObjectNode();
  private Path file;
  private Workbench there;
  private String run;

  @BeforeEach
  void make() throws IOException {
    Workbench here = new Workbench(folder.resolve("here"));
    there = new Workbench(folder.resolve("there"));
    file = folder.resolve("bad.zip");
    RunFolder finished = SmallRun.finished(here.runs());
    run = "runs/" + finished.path().getFileName();
    Files.createDirectories(here.home().resolve("drafts"));
    Files.writeString(here.home().resolve("drafts/plan.json"), "{\"a\": 1}");
    try (Store store = Store.open(here.store())) {
      Backup.Written unused = Backup.write(store, here, file, false, SmallRun.CLOCK, Watch.NOBODY);
    }
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(file))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        good.put(entry.getName(), in.readAllBytes());
      }
    }
    told = (ObjectNode) JSON.readTree(good.remove("manifest.json"));
  }

  @Test
  void whatTheTestsStartFromIsAccepted() throws IOException {
    zip();

    Restore.Restored restored = Restore.all(file, there, SmallRun.CLOCK, Watch.NOBODY);

    assertThat(restored.runs()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, is an absolute path",
    "~/x.json, is an absolute path",
    "home/../../evil, leads out of its folder",
    "../evil, leads out of its folder",
    "home/./x, leads out of its folder",
    "'home\\evil', holds a backslash",
    "'home/a\\..\\evil', holds a backslash",
    "C:/x.json, names a drive",
    "home//evil, cannot be a file's name on every system",
    "home/C:evil, cannot be a file's name on every system",
    "home/nul, cannot be a file's name on every system",
    "'home/a\u0000b', cannot be a file's name on every system",
    "home/a., cannot be a file's name on every system",
    "home/.hidden, cannot be a file's name on every system",
    "home/drafts/PLAN.json, differs from another one in case or accents alone",
    "home/drafts/, is a folder without content",
    "home/store/workbench.mv.db, is none of the files that a backup may hold",
    "home/Runs/x, is none of the files that a backup may hold",
    "home, is none of the files that a backup may hold",
    "store/other.db, is none of the files that a backup may hold",
    "runs/unknown/run.json, is none of the files that a backup may hold",
    "elsewhere/x, is none of the files that a backup may hold",
  })
  void nameThatMustNotBeThereIsRefused(String name, String why) throws IOException {
    good.put(name, name.endsWith("/") ? new byte[0] : "x".getBytes(UTF_8));
    zip();

    refused(why);
  }

  @Test
  void nameThatIsThereTwiceIsRefused() throws IOException {
    good.put("home/aaa", "1".getBytes(UTF_8));
    good.put("home/aab", "2".getBytes(UTF_8));
    zip();
    // In the entry's own header and in the directory; then in the manifest too.
    patch("home/aab", "home/aaa", 2);
    refused("'home/aaa' is there twice");

    good.remove("home/aab");
    zip(manifest -> ((ArrayNode) manifest.path("files")).add(manifest.path("files").get(0)));
    refused("another order than in manifest.json");
  }

  @Test
  void linkIsRefused() throws IOException {
    zip();
    // A link by the attributes that Unix systems write into the directory.
    patchDirectory(38, 0xA1FF_0000);

    refused("is no plain file but a link, folder or device");
  }

  @Test
  void encryptedEntryIsRefused() throws IOException {
    zip();
    patchDirectory(8, 0x0008_0809);

    refused("is encrypted");
  }

  @Test
  void headersThatDisagreeAreRefused() throws IOException {
    zip();
    patch("home/drafts/plan.json", "home/drafts/plot.json", 1);
    refused("has another name in its own header");

    zip();
    byte[] bytes = Files.readAllBytes(file);
    bytes[indexOf(bytes, new byte[] {'P', 'K', 7, 8}, 0) + 12]++;
    Files.write(file, bytes);
    refused("is described otherwise behind its data than in the directory");
  }

  @Test
  void twoEntriesOverTheSameBytesAreRefused() throws IOException {
    zip();
    patchDirectory(42, 0);

    refused("lies over another one, or behind a gap");
  }

  @Test
  void bytesBeforeAndBehindAndMissingAreRefused() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length + 7));
    refused("is no backup, or is cut short");

    byte[] later = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, later, 4, bytes.length);
    Files.write(file, later);
    refused("its parts do not fit each other");

    for (int length : new int[] {0, 3, 21, 22, 1000, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      refused("is no backup, or is cut short");
    }
    Files.writeString(file, "no archive, and longer than the end of one");
    refused("is no backup, or is cut short");
  }

  @Test
  void entriesBeyondAllCountingAreRefusedUnread() throws IOException {
    ByteBuffer end = ByteBuffer.allocate(56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    end.putInt(0x06064b50).putLong(44).putInt(0).putInt(0).putInt(0);
    end.putLong(1L << 40).putLong(1L << 40).putLong(0).putLong(0);
    end.putInt(0x07064b50).putInt(0).putLong(0).putInt(1);
    end.putInt(0x06054b50).putInt(0).putInt(-1).putInt(-1).putInt(-1).putShort((short) 0);
    Files.write(file, end.array());

    refused("it has 1099511627776 entries, more than");
  }

  @Test
  void filesThatManifestAndEntriesDoNotAgreeAboutAreRefused() throws IOException {
    byte[] manifest = manifest(change -> {});
    good.put("home/more", "x".getBytes(UTF_8));
    zipWith(manifest);
    refused("'home/more' does not stand in manifest.json");

    good.remove("home/more");
    good.remove(run + "/experiment.yaml");
    zipWith(manifest);
    refused("stands in manifest.json and is not there");
  }

  @Test
  void otherContentAndOtherSizeAreRefused() throws IOException {
    byte[] manifest = manifest(change -> {});
    good.put("home/drafts/plan.json", "{\"a\": 2}".getBytes(UTF_8));
    zipWith(manifest);
    refused("'home/drafts/plan.json' has another hash than in manifest.json");

    good.put("home/drafts/plan.json", "{\"a\": 22}".getBytes(UTF_8));
    zipWith(manifest);
    refused("'home/drafts/plan.json' has another size than in manifest.json");
  }

  @Test
  void bombIsRefusedBeforeItIsUnpacked() throws IOException {
    good.put("home/bomb", new byte[80 << 20]);
    zip();
    assertThat(Files.size(file)).isLessThan(250_000);

    refused("larger than any backup of its size");
  }

  @Test
  void entryThatUnpacksToMoreThanItSaysIsRefused() throws IOException {
    good.put("home/zeros", new byte[1000]);
    byte[] manifest = manifest(change -> {});
    good.put("home/zeros", new byte[300_000]);
    zipWith(manifest);
    // Sizes in the directory and behind the data both lie; the manifest lies with them.
    byte[] bytes = Files.readAllBytes(file);
    byte[] size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(300_000).array();
    for (int at = indexOf(bytes, size, 0); at >= 0; at = indexOf(bytes, size, at + 1)) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 1000);
    }
    Files.write(file, bytes);

    refused("'home/zeros' unpacks to more than manifest.json says");
  }

  @Test
  void manifestThatIsTooLongForItsEntriesIsRefusedUnread() throws IOException {
    byte[] manifest = manifest(change -> {});
    byte[] longer = Arrays.copyOf(manifest, 2 << 20);
    Arrays.fill(longer, manifest.length, longer.length, (byte) ' ');
    zipWith(longer);

    refused("its manifest.json has more than 1 MB");
  }

  @Test
  void manifestThatIsNoneOrOfAnotherFormatIsRefused() throws IOException {
    zipWith("[[[".getBytes(UTF_8));
    refused("manifest.json cannot be read");
    zipWith("null".getBytes(UTF_8));
    refused("manifest.json is empty");
    zipWith("{\"format\": 1}".getBytes(UTF_8));
    refused("manifest.json cannot be read");
    zip(manifest -> manifest.put("format", 2));
    refused("has format 2, this program knows 1");
    zip(manifest -> ((ObjectNode) manifest.path("runs").get(0)).put("folder", "../evil"));
    refused("cannot be the name of a run's folder");
    zip(manifest -> ((ObjectNode) manifest.path("runs").get(0)).put("id", "other"));
    refused("is not in its folder");
  }

  @Test
  void databaseThatBringsCodeIsRefusedWithoutRunningIt() throws Exception {
    Path ran = folder.resolve("here/ran");
    String code =
        """
        CREATE TRIGGER guest BEFORE INSERT ON run FOR EACH ROW AS $$
        org.h2.api.Trigger create() throws Exception {
          java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "x");
          return (connection, before, after) -> {};
        } $$
        """
            .formatted(ran);
    Path made = Files.createDirectories(folder.resolve("here/made"));
    Files.write(made.resolve("workbench.mv.db"), good.get("store/workbench.mv.db"));
    String url = "jdbc:h2:file:" + made.resolve("workbench");
    try (Connection connection = DriverManager.getConnection(url, "workbench", "");
        Statement statement = connection.createStatement()) {
      statement.execute(code);
    }
    Files.delete(ran);
    // This is why: whoever opens the file runs what stands in it.
    DriverManager.getConnection(url, "workbench", "").close();
    assertThat(ran).exists();
    Files.delete(ran);
    good.put("store/workbench.mv.db", Files.readAllBytes(made.resolve("workbench.mv.db")));
    zip();

    refused("not of this program at all: it says CREATE FORCE TRIGGER");
    assertThat(ran).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE run ADD COLUMN more VARCHAR DEFAULT FILE_READ('/etc/hostname')",
        "CREATE VIEW more AS SELECT FILE_READ('/etc/hostname')",
        "CREATE ALIAS more AS 'String more() { return null; }'",
        "CREATE LINKED TABLE more(NULL, 'jdbc:h2:mem:', '', '', 'INFORMATION_SCHEMA.TABLES')",
        "ALTER TABLE run ADD CHECK (id <> FILE_READ('/etc/hostname', 'UTF-8'))",
        "CREATE TABLE more (id INTEGER)",
      })
  void databaseThatDefinesMoreIsRefused(String more) throws Exception {
    Path made = Files.createDirectories(folder.resolve("here/made"));
    Files.write(made.resolve("workbench.mv.db"), good.get("store/workbench.mv.db"));
    String url = "jdbc:h2:file:" + made.resolve("workbench");
    try (Connection connection = DriverManager.getConnection(url, "workbench", "");
        Statement statement = connection.createStatement()) {
      statement.execute(more);
    }
    good.put("store/workbench.mv.db", Files.readAllBytes(made.resolve("workbench.mv.db")));
    zip();

    refused("not of this program at all");
  }

  @Test
  void flippedBitIsRefusedOrChangesNothing() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = bytes.clone();
      int at = random.nextInt(bytes.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      try (Restore unpacked = Restore.unpack(file, there, SmallRun.CLOCK, Watch.NOBODY)) {
        assertThat(unpacked).as("bit flipped at " + at).isNotNull();
      } catch (WorkbenchException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FLIPS * 8 / 10);
    assertThat(there.home()).isEmptyDirectory();
  }

  private void refused(String why) throws IOException {
    assertThatThrownBy(() -> Restore.all(file, there, SmallRun.CLOCK, Watch.NOBODY))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(why);
    // Nothing was left behind, inside the workbench or beside it.
    if (Files.exists(there.home())) {
      assertThat(there.home()).isEmptyDirectory();
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(one -> one.getFileName().toString()))
          .isSubsetOf("here", "there", "bad.zip");
    }
  }

  private void zip() throws IOException {
    zip(manifest -> {});
  }

  private void zip(Consumer<ObjectNode> change) throws IOException {
    zipWith(manifest(change));
  }

  /** One that fits the files, changed afterwards. */
  private byte[] manifest(Consumer<ObjectNode> change) {
    ObjectNode manifest = told.deepCopy();
    ArrayNode files = manifest.putArray("files");
    good.forEach((path, bytes) ->
        files
            .addObject()
            .put("path", path)
            .put("bytes", bytes.length)
            .put("sha256", sha256(bytes)));
    change.accept(manifest);
    return JSON.writeValueAsBytes(manifest);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void zipWith(byte[] manifest) throws IOException {
    Map<String, byte[]> all = new LinkedHashMap<>(good);
    all.put("manifest.json", manifest);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> one : all.entrySet()) {
        out.putNextEntry(new ZipEntry(one.getKey()));
        out.write(one.getValue());
        out.closeEntry();
      }
    }
    Files.write(file, bytes.toByteArray());
  }

  /** Replaces a text by another of its length, in a number of places from the first on. */
  private void patch(String from, String to, int places) throws IOException {
    String text = Files.readString(file, ISO_8859_1);
    for (int i = 0; i < places; i++) {
      text = text.replaceFirst(java.util.regex.Pattern.quote(from), to);
    }
    Files.writeString(file, text, ISO_8859_1);
  }

  /** Overwrites four bytes of the second entry of the directory. */
  private void patchDirectory(int offset, int value) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int first = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, 0);
    int second = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, first + 1);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + offset, value);
    Files.write(file, bytes);
  }

  private static int indexOf(byte[] bytes, byte[] what, int from) {
    for (int i = from; i <= bytes.length - what.length; i++) {
      if (Arrays.equals(bytes, i, i + what.length, what, 0, what.length)) {
        return i;
      }
    }
    return -1;
  }
}
