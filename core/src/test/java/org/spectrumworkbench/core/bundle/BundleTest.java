package org.spectrumworkbench.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.zip.Content;

final class BundleTest {
  @TempDir Path folder;
  private Workbench here;
  private Workbench elsewhere;
  private RunFolder run;
  private Path file;

  @BeforeEach
  void make() throws IOException {
    here = new Workbench(folder.resolve("here"));
    elsewhere = new Workbench(folder.resolve("elsewhere"));
    run = BundledRun.make(here);
    file = folder.resolve("run.spectrum");
  }

  @Test
  void runComesOutElsewhereAsItWentIn() throws IOException {
    write(BundledRun.everything(here));

    RunFolder opened = open().run();

    assertThat(opened.path()).isEqualTo(elsewhere.runs().resolve(run.id()));
    assertThat(opened.identity()).isEqualTo(run.identity());
    assertThat(opened.settings()).isEqualTo(run.settings());
    assertThat(opened.events().toList()).isEqualTo(run.events().toList());
    Map<String, String> before = tree(run.path());
    before.remove("report.html");
    assertThat(tree(opened.path())).containsExactlyEntriesOf(before);
    assertThat(new DataSetLibrary(elsewhere.datasets()).open("sums@1").manifest())
        .isEqualTo(new DataSetLibrary(here.datasets()).open("sums@1").manifest());
  }

  @Test
  void whatAKilledProcessLeftOfBundlingOrOpeningGoesWithTheNext() throws IOException {
    Path ofOpening = leftover(elsewhere.runs().resolve(".bundle.1-a.tmp"));
    Path ofBundling = leftover(folder.resolve(".spectrum-bundle.1-a.tmp"));

    write(BundledRun.everything(here));
    assertThat(ofBundling).doesNotExist();
    assertThat(ofOpening).exists();

    open();
    assertThat(ofOpening).doesNotExist();
  }

  private static Path leftover(Path path) throws IOException {
    Files.createDirectories(path);
    Files.writeString(path.resolve("half"), "a run");
    Path lock = Files.createFile(path.resolve(Staging.LOCK));
    Files.setLastModifiedTime(lock, FileTime.fromMillis(0));
    return path;
  }

  @Test
  void manifestComesFirstAndNamesEveryOtherFile() throws IOException {
    BundleManifest manifest = write(BundledRun.everything(here));

    List<String> names = new ArrayList<>(BundledRun.files(file).keySet());

    assertThat(names.getFirst()).isEqualTo("manifest.json");
    assertThat(names.subList(1, names.size()))
        .isEqualTo(manifest.files().stream().map(Content::path).toList())
        .contains(
            "run/experiment.yaml",
            "run/run.json",
            "run/result.json",
            "run/report.html",
            "run/attempt-1/journal.jsonl",
            "run/attempt-1/checkpoints/sft-000004/optimizer.safetensors",
            "data/sums/1/rows.jsonl",
            "export/metrics.csv",
            "export/samples.jsonl",
            "export/pass-at-k.svg");
    assertThat(manifest.run()).isEqualTo(run.id());
    assertThat(manifest.cut()).isFalse();
  }

  @Test
  void equalContentGivesEqualBytes() throws IOException {
    write(BundledRun.everything(here));
    byte[] first = Files.readAllBytes(file);
    Files.delete(file);

    write(BundledRun.everything(here));

    assertThat(Files.readAllBytes(file)).isEqualTo(first);
  }

  @Test
  void modelsAreThoseThatWereChosen() throws IOException {
    assertThat(models(BundleModels.NONE)).isEmpty();
    assertThat(models(BundleModels.FINAL)).containsExactly("models/fuse/model.safetensors");
    assertThat(models(BundleModels.CHOSEN))
        .containsExactly(
            "checkpoints/sft-000008/model.safetensors", "models/fuse/model.safetensors");
    assertThat(models(BundleModels.ALL))
        .containsExactly(
            "checkpoints/sft-000004/model.safetensors",
            "checkpoints/sft-000004/optimizer.safetensors",
            "checkpoints/sft-000008/model.safetensors",
            "checkpoints/sft-000008/optimizer.safetensors",
            "models/fuse/model.safetensors");
  }

  @Test
  void tablesAreReadWithoutTheProgram() throws IOException {
    write(new BundleWriter.Choice(BundleModels.NONE, Optional.empty()));

    Map<String, byte[]> files = BundledRun.files(file);

    assertThat(new String(files.get("export/metrics.csv"), StandardCharsets.UTF_8))
        .isEqualTo("stage,step,metric,value\r\nsft,1,loss,1.5\r\nsft,1,tokens,20.0\r\n");
    assertThat(new String(files.get("export/samples.jsonl"), StandardCharsets.UTF_8))
        .contains("\"question\":\"1+1 ?\"", "\"answer\":\"it, is \\\"2\\\"\"", "\"gold\":\"2\"");
    assertThat(files.keySet()).noneMatch(name -> name.startsWith("data/"));
  }

  @Test
  void tornLineOfARunThatGoesOnStaysOut() throws IOException {
    Path journal = run.latestAttempt().orElseThrow().journal();
    List<JournalLine> whole = run.events().toList();
    Files.writeString(journal, "{\"seq\":12,\"time\":\"2026", StandardOpenOption.APPEND);
    write(new BundleWriter.Choice(BundleModels.NONE, Optional.empty()));

    RunFolder opened = open().run();

    assertThat(opened.events().toList()).isEqualTo(whole);
    assertThat(Files.readString(opened.latestAttempt().orElseThrow().journal())).endsWith("}\n");
  }

  @Test
  void bundleAndWhatComesOutOfItAreTheUsersAlone() throws IOException {
    write(BundledRun.everything(here));
    RunFolder opened = open().run();

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    try (Stream<Path> all = Files.walk(opened.path())) {
      for (Path one : all.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
            .as(one.toString())
            .isEqualTo(Files.isDirectory(one) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void runThatIsHereAlreadyStaysAndACopyGetsAnotherName() throws IOException {
    write(BundledRun.everything(here));
    open();

    assertThatThrownBy(this::open)
        .isInstanceOf(WorkbenchException.class)
        .hasMessage("The run " + run.id() + " is here already");
    RunFolder copy = open(Optional.of("second")).run();

    assertThat(copy.id()).isEqualTo("second");
    assertThat(copy.path().getFileName()).hasToString("second");
    assertThat(RunFolder.list(elsewhere.runs())).hasSize(2);
    assertThatThrownBy(() -> open(Optional.of("../third")))
        .hasMessageContaining("cannot be the name");
    assertNothingHidden();
  }

  @Test
  void otherDataUnderTheSameNameIsKeptAndSaid() throws IOException {
    write(BundledRun.everything(here));
    new DataSetLibrary(elsewhere.datasets())
        .write(
            "sums",
            org.spectrumworkbench.core.problem.data.Provenance.generated("other", ""),
            org.spectrumworkbench.core.problem.data.RowSource.ofProblems(
                Stream.of(
                    new org.spectrumworkbench.core.problem.Problem(
                        "x",
                        "sums",
                        "sum",
                        "9+9 ?",
                        "18",
                        org.spectrumworkbench.core.problem.Check.WHOLE_NUMBER,
                        null))));

    Bundle.Opened opened = open();

    assertThat(opened.remarks()).anyMatch(one -> one.contains("another data set sums@1 here"));
    assertThat(new DataSetLibrary(elsewhere.datasets()).open("sums@1").size()).isEqualTo(1);
  }

  @Test
  void cancelledBundleLeavesNothing() throws IOException {
    BundleWatch impatient =
        new BundleWatch() {
          private long seen;

          @Override
          public void at(long bytes, long of) {
            seen = bytes;
          }

          @Override
          public boolean isCancelled() {
            return seen > 500;
          }
        };

    assertThatThrownBy(() ->
            BundleWriter.write(run, file, BundledRun.everything(here), BundledRun.PAGES, impatient))
        .isInstanceOf(CancellationException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(one -> one.getFileName().toString())).containsExactly("here");
    }
    write(BundledRun.everything(here));
    assertThatThrownBy(() -> Bundle.unpack(file, elsewhere, impatient).close())
        .isInstanceOf(CancellationException.class);
    assertNothingHidden();
  }

  @Test
  void linkInARunIsNotBundled() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret.json"), "{}");
    Path config = run.path().resolve("attempt-1/models/fuse/config.json");
    Files.delete(config);
    Files.createSymbolicLink(config, secret);

    assertThatThrownBy(() -> write(BundledRun.everything(here)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("is a link or no plain file");
    assertThat(file).doesNotExist();
  }

  @Test
  void runWhoseNameAndMessagesHoldControlCharactersIsBundledAndOpened() {
    run =
        RunFolder.create(
            here.runs(), Settings.initial().with("name", "\u001b[2Jred", "test"), BundledRun.CLOCK);
    journal(
        new RunEvent.AttemptStarted(
            run.id(), "\u001b[2Jred", 1, 0, List.of(), Map.of("base model", "a\u0007b"), 1),
        new RunEvent.Noted("warning", "sft", 1, "bell\u0007 \u009b1m"),
        new RunEvent.StateChanged(RunState.FAILED, "at line 1\r\nat line 2\rover\u007f"));
    write(new BundleWriter.Choice(BundleModels.NONE, Optional.empty()));

    RunFolder opened = open().run();

    assertThat(opened.identity().name()).isEqualTo("␛[2Jred");
    assertThat(opened.events().map(JournalLine::event))
        .contains(
            new RunEvent.Noted("warning", "sft", 1, "bell␇ \ufffd1m"),
            new RunEvent.StateChanged(RunState.FAILED, "at line 1\nat line 2\nover␡"));
  }

  @Test
  void journalThatSaysOneThingOverAndOverIsNoBomb() throws IOException {
    run = RunFolder.create(here.runs(), Settings.initial(), BundledRun.CLOCK);
    journal(new RunEvent.Noted("info", "sft", 1, "a".repeat(3 << 20)));
    write(new BundleWriter.Choice(BundleModels.NONE, Optional.empty()));

    assertThat(open().run().events().toList()).isEqualTo(run.events().toList());
  }

  private void journal(RunEvent... events) {
    try (Journal.Writer journal =
        new Journal.Writer(run.newAttempt().journal(), 0, BundledRun.CLOCK)) {
      for (RunEvent event : events) {
        journal.write(event);
      }
    }
  }

  @Test
  void runOfMoreFilesThanABundleHoldsIsToldSoBeforeTheyAreRead() throws IOException {
    Path model = run.path().resolve("attempt-1/models/fuse");
    for (int i = 0; i < 20_000; i++) {
      Files.createFile(model.resolve("a" + i + ".json"));
    }

    assertThatThrownBy(() -> write(BundledRun.everything(here)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("files to bundle, and a bundle holds at most 19999");
    assertThat(file).doesNotExist();
  }

  @Test
  void modelThatNobodyCouldOpenIsToldWhenItIsBundled() throws IOException {
    Path weights = run.path().resolve("attempt-1/models/fuse/model.safetensors");
    Files.writeString(weights, "half");

    assertThatThrownBy(() -> write(BundledRun.everything(here)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining(weights + " is no safetensors file, so the run");
    write(new BundleWriter.Choice(BundleModels.NONE, Optional.empty()));
    assertThat(open().run().id()).isEqualTo(run.id());
  }

  @Test
  void checkpointThatIsDroppedMeanwhileStaysOutAndIsSaid() throws IOException {
    Path checkpoint = run.path().resolve("attempt-1/checkpoints/sft-000004");

    BundleWriter.Written written =
        writeAndAt(0, () -> Files.delete(checkpoint.resolve("tokenizer.json")));

    assertThat(written.gone()).containsExactly("attempt-1/checkpoints/sft-000004");
    assertThat(written.manifest().files())
        .extracting(Content::path)
        .noneMatch(path -> path.contains("sft-000004"))
        .anyMatch(path -> path.contains("sft-000008/model.safetensors"));
    assertThat(open().run().path().resolve("attempt-1/checkpoints/sft-000004")).doesNotExist();
  }

  @Test
  void checkpointThatTheJournalSaysIsDroppedStaysOutThoughItsFilesAreStillThere() {
    RunEvent dropped =
        new RunEvent.CheckpointDropped("sft", 4, "attempt-1/checkpoints/sft-000004", 1, "old");

    BundleWriter.Written written =
        writeAndAt(
            0,
            () -> {
              Path second = run.newAttempt().journal();
              try (Journal.Writer journal = new Journal.Writer(second, 10, BundledRun.CLOCK)) {
                journal.write(
                    new RunEvent.AttemptStarted(
                        run.id(), "bundled", 2, 10, List.of(), Map.of(), 1));
                journal.write(dropped);
              }
            });

    assertThat(written.gone()).containsExactly("attempt-1/checkpoints/sft-000004");
    assertThat(written.manifest().files())
        .extracting(Content::path)
        .noneMatch(path -> path.contains("sft-000004"));
  }

  @Test
  void fileThatIsGoneWhenItIsPackedIsNoMatterOfDiskSpace() {
    Path weights = run.path().resolve("attempt-1/models/fuse/model.safetensors");

    assertThatThrownBy(() -> writeAndAt(.5, () -> Files.delete(weights)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessage(
            "The run %s changed while it was bundled: run/attempt-1/models/fuse/model.safetensors is not there any more",
            run.id());
    assertThat(file).doesNotExist();
  }

  private interface Deed {
    void run() throws IOException;
  }

  /** Does something once so much of the work is done: the first half is hashing. */
  private BundleWriter.Written writeAndAt(double part, Deed deed) {
    BundleWatch watch =
        new BundleWatch() {
          private boolean done;

          @Override
          public void at(long bytes, long of) {
            if (!done && bytes >= part * of) {
              done = true;
              try {
                deed.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            }
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };
    return BundleWriter.write(run, file, BundledRun.everything(here), BundledRun.PAGES, watch);
  }

  @Test
  void whatIsOpenedIsOnTheDiskBeforeItGetsItsName() throws Exception {
    write(BundledRun.everything(here));
    try (Recording recording = new Recording()) {
      recording.enable("jdk.FileForce").withoutThreshold();
      recording.start();
      Path opened = open().run().path();
      recording.stop();
      Path dump = folder.resolve("forced.jfr");
      recording.dump(dump);

      List<String> forced =
          RecordingFile.readAllEvents(dump).stream()
              .filter(event -> event.getEventType().getName().equals("jdk.FileForce"))
              .map(event -> event.getString("path"))
              .filter(path -> path.startsWith(elsewhere.home().toString()))
              .map(path -> path.replaceFirst(".*/\\.(bundle|version)\\.[^/]*\\.tmp", "$1"))
              .toList();
      List<String> wanted = new ArrayList<>(List.of("bundle/run", "bundle/run/attempt-1"));
      tree(opened).keySet().forEach(name -> wanted.add("bundle/run/" + name));
      List.of("", "/rows.jsonl", "/rows.index", "/manifest.json")
          .forEach(name -> wanted.add("version" + name));
      wanted.add(elsewhere.runs().toString());
      wanted.add(elsewhere.datasets().resolve("sums").toString());
      assertThat(forced).containsAll(wanted);
      assertThat(forced.lastIndexOf(elsewhere.runs().toString()))
          .isGreaterThan(forced.lastIndexOf("bundle/run/attempt-1/journal.jsonl"));
    }
  }

  private List<String> models(BundleModels which) throws IOException {
    Files.deleteIfExists(file);
    write(new BundleWriter.Choice(which, Optional.empty()));
    return BundledRun.files(file).keySet().stream()
        .filter(name -> name.endsWith(".safetensors"))
        .map(name -> name.replace("run/attempt-1/", ""))
        .toList();
  }

  private BundleManifest write(BundleWriter.Choice choice) {
    return BundleWriter.write(run, file, choice, BundledRun.PAGES, BundleWatch.NONE).manifest();
  }

  private Bundle.Opened open() {
    return open(Optional.empty());
  }

  private Bundle.Opened open(Optional<String> as) {
    try (Bundle bundle = Bundle.unpack(file, elsewhere, BundleWatch.NONE)) {
      return bundle.publish(as, Set.of());
    }
  }

  private void assertNothingHidden() throws IOException {
    try (Stream<Path> left = Files.list(elsewhere.runs())) {
      assertThat(left.map(one -> one.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  /** The files of a folder, a byte a character. */
  static Map<String, String> tree(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : all.filter(Files::isRegularFile).toList()) {
        files.put(
            folder.relativize(one).toString(),
            new String(Files.readAllBytes(one), StandardCharsets.ISO_8859_1));
      }
    }
    return files;
  }
}
