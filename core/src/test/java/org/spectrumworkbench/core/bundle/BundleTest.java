package org.spectrumworkbench.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;

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
  void manifestComesFirstAndNamesEveryOtherFile() throws IOException {
    BundleManifest manifest = write(BundledRun.everything(here));

    List<String> names = new ArrayList<>(BundledRun.files(file).keySet());

    assertThat(names.getFirst()).isEqualTo("manifest.json");
    assertThat(names.subList(1, names.size()))
        .isEqualTo(manifest.files().stream().map(BundleManifest.Content::path).toList())
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

  private List<String> models(BundleModels which) throws IOException {
    Files.deleteIfExists(file);
    write(new BundleWriter.Choice(which, Optional.empty()));
    return BundledRun.files(file).keySet().stream()
        .filter(name -> name.endsWith(".safetensors"))
        .map(name -> name.replace("run/attempt-1/", ""))
        .toList();
  }

  private BundleManifest write(BundleWriter.Choice choice) {
    return BundleWriter.write(run, file, choice, BundledRun.PAGES, BundleWatch.NONE);
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
