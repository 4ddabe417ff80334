package org.spectrumworkbench.core.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

/** Bundles that somebody made who means harm, or that were damaged on their way. */
final class RefusedBundleTest {
  private static final int FLIPS = 500;

  @TempDir Path folder;
  private final LinkedHashMap<String, byte[]> good = new LinkedHashMap<>();
  private Path file;
  private Workbench workbench;
  private String run;

  @BeforeEach
  void make() throws IOException {
    Workbench here = new Workbench(folder.resolve("here"));
    workbench = new Workbench(folder.resolve("elsewhere"));
    file = folder.resolve("bad.spectrum");
    RunFolder source = BundledRun.make(here);
    run = source.id();
    BundleWriter.write(
        source, file, BundledRun.everything(here), BundledRun.PAGES, BundleWatch.NONE);
    good.putAll(BundledRun.files(file));
    good.remove("manifest.json");
  }

  @Test
  void whatTheTestsStartFromIsAccepted() throws IOException {
    zip();

    try (Bundle bundle = open()) {
      assertThat(bundle.publish(Optional.empty(), Set.of()).run().id()).isEqualTo(run);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, is an absolute path",
    "~/x.json, is an absolute path",
    "run/../../x.json, leads out of its folder",
    "../x.json, leads out of its folder",
    "run/./x.json, leads out of its folder",
    "'run\\x.json', holds a backslash",
    "C:/x.json, names a drive",
    "c:x.json, names a drive",
    "run/attempt-1/models/nul/config.json, cannot be a file's name on every system",
    "run/attempt-1/models/a?b/config.json, cannot be a file's name on every system",
    "run/attempt-1/models/a./config.json, cannot be a file's name on every system",
    "run//run.json, cannot be a file's name on every system",
    "run/.hidden, cannot be a file's name on every system",
    "run/attempt-1/control, is none of the files that a bundle may hold",
    "run/attempt-1/heartbeat, is none of the files that a bundle may hold",
    "start.sh, is none of the files that a bundle may hold",
    "run/attempt-1/models/fuse/more/config.json, is none of the files that a bundle may hold",
    "run/attempt-1/models/fuse/pytorch_model.bin, 'which may hold only .safetensors and .json'",
    "run/attempt-1/models/fuse/model.pt, 'which may hold only .safetensors and .json'",
    "run/attempt-1/models/fuse/data.pkl, 'which may hold only .safetensors and .json'",
    "run/attempt-1/models/FUSE/config.json, differs from another one in case or accents alone",
    "run/attempt-1/, is a folder without content",
  })
  void nameThatMustNotBeThereIsRefused(String name, String why) throws IOException {
    good.put(name, name.endsWith("/") ? new byte[0] : "{}".getBytes(UTF_8));
    zip();

    refused(why);
  }

  @Test
  void nameThatIsThereTwiceIsRefused() throws IOException {
    good.put("export/aaa.svg", "1".getBytes(UTF_8));
    good.put("export/aab.svg", "2".getBytes(UTF_8));
    zip();
    BundledRun.patch(file, "export/aab.svg", "export/aaa.svg", 2);

    refused("is there twice");
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
  void nameThatDiffersInItsOwnHeaderIsRefused() throws IOException {
    zip();
    // The header comes before the directory.
    BundledRun.patch(file, "run/run.json", "run/rum.json", 1);

    refused("has another name in its own header");
  }

  @Test
  void sizeThatDiffersBehindTheDataIsRefused() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    int descriptor = indexOf(bytes, new byte[] {'P', 'K', 7, 8}, 0);
    bytes[descriptor + 12]++;
    Files.write(file, bytes);

    refused("is described otherwise behind its data than in the directory");
  }

  @Test
  void twoEntriesOverTheSameBytesAreRefused() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    int first = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, 0);
    int second = indexOf(bytes, new byte[] {'P', 'K', 1, 2}, first + 1);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(second + 42, 0);
    Files.write(file, bytes);

    refused("lies over another one, or behind a gap");
  }

  @Test
  void bytesBeforeAndBehindAreRefused() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 7);
    Files.write(file, longer);
    refused("is no bundle, or is cut short");

    byte[] later = new byte[bytes.length + 4];
    System.arraycopy(bytes, 0, later, 4, bytes.length);
    Files.write(file, later);
    refused("its parts do not fit each other");
  }

  @Test
  void fileThatIsCutShortIsRefused() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    for (int length : new int[] {0, 3, 21, 22, 1000, bytes.length - 1}) {
      Files.write(file, Arrays.copyOf(bytes, length));
      refused("is no bundle, or is cut short");
    }
  }

  @Test
  void fileThatStandsInNoManifestIsRefused() throws IOException {
    byte[] manifest = BundledRun.manifest(good, run, 1);
    good.put("export/more.svg", "x".getBytes(UTF_8));
    zipWith(manifest);

    refused("'export/more.svg' does not stand in manifest.json");
  }

  @Test
  void fileThatIsMissingIsRefused() throws IOException {
    byte[] manifest = BundledRun.manifest(good, run, 1);
    good.remove("run/result.json");
    zipWith(manifest);

    refused("'run/result.json' stands in manifest.json and is not there");
  }

  @Test
  void otherContentOfTheSameSizeIsRefused() throws IOException {
    byte[] manifest = BundledRun.manifest(good, run, 1);
    good.put("run/result.json", "{\"run\": \"y\"}".getBytes(UTF_8));
    zipWith(manifest);

    refused("'run/result.json' has another hash than in manifest.json");
  }

  @Test
  void otherSizeIsRefused() throws IOException {
    byte[] manifest = BundledRun.manifest(good, run, 1);
    good.put("run/result.json", "{\"run\": \"xy\"}".getBytes(UTF_8));
    zipWith(manifest);

    refused("'run/result.json' has another size than in manifest.json");
  }

  @Test
  void bombIsRefusedBeforeItIsUnpacked() throws IOException {
    good.put("export/bomb.svg", new byte[64 << 20]);
    zip();
    assertThat(Files.size(file)).isLessThan(200_000);

    refused("'export/bomb.svg' unpacks to more than 200 times its size");
  }

  @Test
  void entryThatUnpacksToMoreThanItSaysIsRefused() throws IOException {
    byte[] content = new byte[300_000];
    good.put("export/zeros.svg", content);
    // Sizes in the directory and behind the data both lie; the manifest lies with them.
    LinkedHashMap<String, byte[]> shorter = new LinkedHashMap<>(good);
    shorter.put("export/zeros.svg", new byte[1000]);
    zipWith(BundledRun.manifest(shorter, run, 1));
    byte[] bytes = Files.readAllBytes(file);
    byte[] size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(300_000).array();
    for (int at = indexOf(bytes, size, 0); at >= 0; at = indexOf(bytes, size, at + 1)) {
      ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, 1000);
    }
    Files.write(file, bytes);

    refused("'export/zeros.svg' unpacks to more than manifest.json says");
  }

  @Test
  void tooManyEntriesAreRefused() throws IOException {
    for (int i = 0; i < 20_001; i++) {
      good.put("export/a" + i + ".svg", new byte[0]);
    }
    zip();

    refused("entries, more than 20000");
  }

  @Test
  void newerFormatIsNotGuessedAt() throws IOException {
    zipWith(BundledRun.manifest(good, run, 2));

    refused("is of format 2, and this program knows formats up to 1");
  }

  @Test
  void manifestThatIsTooLargeIsRefusedUnread() throws IOException {
    byte[] large = new byte[17 << 20];
    new Random(1).nextBytes(large);
    zipWith(large);

    refused("its manifest.json has more than 16 MB");
  }

  @Test
  void manifestThatIsNoneIsRefused() throws IOException {
    zipWith("[[[".getBytes(UTF_8));
    refused("manifest.json cannot be read");
    zipWith("{\"format\": 1, \"also\": 2}".getBytes(UTF_8));
    refused("manifest.json cannot be read");
  }

  @ParameterizedTest
  @CsvSource({"../up", "a/b", "''", ".hidden", "a b", "'C:'", "con", "a\u0001b"})
  void runWhoseIdentifierIsNoPlainNameIsRefused(String id) throws IOException {
    zipWith(BundledRun.manifest(good, id, 1));

    refused("is no plain name");
  }

  @Test
  void manifestOfAnotherRunIsRefused() throws IOException {
    zipWith(BundledRun.manifest(good, "other", 1));

    refused("its run.json is that of another run");
  }

  @Test
  void weightsThatAreNoneAreRefused() throws IOException {
    // A pickle under another name.
    good.put(
        "run/attempt-1/models/fuse/model.safetensors", "\u0080\u0002}q\u0000.".getBytes(UTF_8));
    zip();

    refused("model.safetensors' is no safetensors file");
  }

  @Test
  void journalThatNamesAFolderOutsideIsRefused() throws IOException {
    String journal = new String(good.get("run/attempt-1/journal.jsonl"), UTF_8);
    good.put(
        "run/attempt-1/journal.jsonl",
        journal.replace("attempt-1/models/fuse", "../../../../etc").getBytes(UTF_8));
    zip();

    refused("names '../../../../etc', which is not in its folder");
  }

  @Test
  void textThatATerminalWouldObeyIsRefused() throws IOException {
    String identity = new String(good.get("run/run.json"), UTF_8);
    good.put("run/run.json", identity.replace("\"bundled\"", "\"\\u001b[2J\"").getBytes(UTF_8));
    zip();

    refused("the run's name in it holds control characters");
  }

  @Test
  void dataWhoseRowsDoNotFitTheirHashAreRefused() throws IOException {
    byte[] rows = good.get("data/sums/1/rows.jsonl").clone();
    rows[rows.length - 4] ^= 1;
    good.put("data/sums/1/rows.jsonl", rows);
    zip();

    refused("the data set sums@1 in it is damaged");
  }

  @Test
  void dataUnderANameThatStandsForSomethingElseAreRefused() throws IOException {
    for (String part : new String[] {"manifest.json", "rows.jsonl", "rows.index"}) {
      good.put("data/tiny/1/" + part, good.get("data/sums/1/" + part));
    }
    zip();

    refused("'tiny' cannot be the name of a data set");
  }

  @Test
  void flippedByteIsRefusedOrChangesNothing() throws IOException {
    zip();
    byte[] bytes = Files.readAllBytes(file);
    Map<String, String> whole = new LinkedHashMap<>();
    try (Bundle bundle = open()) {
      whole.putAll(BundleTest.tree(bundle.run().path()));
    }
    Random random = new Random(7);
    int refused = 0;
    for (int i = 0; i < FLIPS; i++) {
      byte[] flipped = bytes.clone();
      int at = random.nextInt(bytes.length);
      flipped[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(file, flipped);
      try (Bundle bundle = open()) {
        assertThat(BundleTest.tree(bundle.run().path()))
            .as("bit flipped at " + at)
            .containsExactlyEntriesOf(whole);
      } catch (WorkbenchException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(FLIPS * 9 / 10);
    assertNothingElse();
  }

  private void zip() throws IOException {
    BundledRun.zip(file, good, run);
  }

  private void zipWith(byte[] manifest) throws IOException {
    LinkedHashMap<String, byte[]> files = new LinkedHashMap<>();
    files.put("manifest.json", manifest);
    files.putAll(good);
    BundledRun.zip(file, files, run);
  }

  private Bundle open() {
    return Bundle.unpack(file, workbench, BundleWatch.NONE);
  }

  private void refused(String why) throws IOException {
    assertThatThrownBy(() -> open().close())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(why);
    assertNothingElse();
  }

  /** Nothing was left behind, inside the workbench or beside it. */
  private void assertNothingElse() throws IOException {
    try (Stream<Path> left = Files.walk(workbench.home())) {
      assertThat(left).containsExactlyInAnyOrder(workbench.home(), workbench.runs());
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(one -> one.getFileName().toString()))
          .containsExactlyInAnyOrder("here", "elsewhere", "bad.spectrum");
    }
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
