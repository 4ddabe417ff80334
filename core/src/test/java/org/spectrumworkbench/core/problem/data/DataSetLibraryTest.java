package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;

final class DataSetLibraryTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final Provenance SOURCE =
      new Provenance(
          "sums.jsonl", "ab".repeat(32), 4711, "MIT", Map.of("question", "q"), null, "a note");

  @TempDir Path home;

  private DataSetLibrary library() {
    return new DataSetLibrary(home.resolve("datasets"), Clock.fixed(NOON, ZoneOffset.UTC));
  }

  private DataSetVersion write(String name, long rows) {
    return library().write(name, SOURCE, RowSource.ofProblems(Rows.problems(rows)));
  }

  private List<String> entries(String set) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("datasets").resolve(set))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void rowsComeBackInOrderAndByNumber() {
    DataSetVersion written = write("sums", 1000);
    DataSetVersion opened = library().open("sums");
    assertThat(opened).isEqualTo(written);
    assertThat(opened.reference()).isEqualTo("sums@1");
    assertThat(opened.size()).isEqualTo(1000);
    try (Stream<DataRow> rows = opened.rows()) {
      assertThat(rows.map(DataRow::problem))
          .containsExactlyElementsOf(Rows.problems(1000).toList());
    }
    for (long i : new long[] {0, 1, 500, 999}) {
      assertThat(opened.row(i)).isEqualTo(DataRow.of(Rows.problem(i)));
    }
    assertThat(opened.rows(998, 20)).hasSize(2);
    assertThatThrownBy(() -> opened.row(1000)).isInstanceOf(IndexOutOfBoundsException.class);
    opened.verify();
  }

  @Test
  void manifestTellsWhatIsThereAndWhereItCameFrom() throws IOException {
    Manifest manifest = write("sums", 300).manifest();
    assertThat(manifest.provenance()).isEqualTo(SOURCE);
    assertThat(manifest.created()).isEqualTo(NOON);
    assertThat(manifest.checks()).isEqualTo(Map.of("math", 300L));
    assertThat(manifest.counts()).containsOnlyKeys("algebra", "geometry");
    for (Split part : Split.values()) {
      long expected = Rows.problems(300).filter(p -> Split.of(p.question()) == part).count();
      assertThat(manifest.rows(part)).isEqualTo(expected).isPositive();
    }
    byte[] content = Files.readAllBytes(home.resolve("datasets/sums/1/rows.jsonl"));
    var digest = Hashes.sha256();
    digest.update(content);
    assertThat(manifest.contentHash()).isEqualTo(Hashes.hex(digest.digest()));
    assertThat(library().open("sums").manifest()).isEqualTo(manifest);
  }

  @Test
  void editIsANewVersionAndLeavesTheOldOneAsItWas() {
    DataSetVersion first = write("sums", 10);
    DataSetVersion second =
        library()
            .write(
                "sums",
                Provenance.editOf(first, "only the first three"),
                RowSource.of(first.rows().limit(3)));
    assertThat(second.reference()).isEqualTo("sums@2");
    assertThat(second.manifest().provenance().parent()).isEqualTo("sums@1");
    assertThat(second.manifest().provenance().licence()).isEqualTo("MIT");
    assertThat(library().open("sums")).isEqualTo(second);
    assertThat(library().open("sums@1").size()).isEqualTo(10);
    library().open("sums@1").verify();
    assertThat(library().versions()).containsExactly(first, second);
  }

  @Test
  void aSetWhoseVersionsWereDeletedIsToldFromOneThatNeverWas() {
    write("other", 3);
    library().delete(write("sums", 3));
    assertThatThrownBy(() -> library().open("sums"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("no data set 'sums' any more: sums@1 was deleted")
        .extracting(e -> ((WorkbenchException) e).mend())
        .asString()
        .contains("[other]");
    library().delete(write("sums", 3));
    assertThatThrownBy(() -> library().open("sums"))
        .hasMessageContaining("sums@1, sums@2 were deleted");
    assertThatThrownBy(() -> library().open("sums@2"))
        .hasMessageContaining("any more: sums@2 was deleted");
    assertThatThrownBy(() -> library().open("none")).hasMessage("There is no data set 'none'");
  }

  @Test
  void aNameThatDiffersInCaseAloneIsRefused() throws IOException {
    write("SVAMP", 3);
    assertThatThrownBy(() -> write("svamp", 3))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("'SVAMP'");
    try (Stream<Path> sets = Files.list(home.resolve("datasets"))) {
      assertThat(sets.map(set -> set.getFileName().toString())).containsExactly("SVAMP");
    }
    assertThat(write("SVAMP", 3).reference()).isEqualTo("SVAMP@2");
    library().delete(library().open("SVAMP@1"));
    library().delete(library().open("SVAMP@2"));
    assertThat(write("svamp", 3).reference()).isEqualTo("svamp@1");
    assertThat(write("svamp", 3).reference()).isEqualTo("svamp@2");
  }

  @Test
  void sourceThatFailsLeavesNothing() throws IOException {
    RowSource failing =
        sink -> {
          sink.add(DataRow.of(Rows.problem(1)));
          throw new IOException("the cable was pulled");
        };
    assertThatThrownBy(() -> library().write("sums", SOURCE, failing))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("the cable was pulled");
    assertThat(entries("sums")).isEmpty();
    assertThat(library().listing().damaged()).isEmpty();
    assertThatThrownBy(() -> library().open("sums")).hasMessageContaining("no data set 'sums'");
    assertThat(write("sums", 1).version()).isEqualTo(1);
  }

  @Test
  void idThatIsThereTwiceAndEmptySourcesAreRefused() throws IOException {
    Problem problem = Rows.problem(1);
    assertThatThrownBy(() ->
            library().write("sums", SOURCE, RowSource.ofProblems(Stream.of(problem, problem))))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("'p1' is there twice");
    assertThatThrownBy(() -> write("sums", 0)).hasMessageContaining("no row");
    assertThat(entries("sums")).isEmpty();
  }

  @Test
  void writersAtOnceGetNumbersOfTheirOwn() throws Exception {
    try (var threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Integer>> writers =
          IntStream.range(0, 24)
              .mapToObj(i -> (Callable<Integer>) () -> write("sums", 5 + i).version())
              .toList();
      List<Integer> numbers = new java.util.ArrayList<>();
      for (Future<Integer> number : threads.invokeAll(writers)) {
        numbers.add(number.get());
      }
      assertThat(numbers)
          .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 24).boxed().toList());
    }
    assertThat(library().versions()).hasSize(24);
    assertThat(library().versions().stream().map(DataSetVersion::size)).doesNotHaveDuplicates();
  }

  @Test
  void deletedNumberIsNotGivenAgain() throws IOException {
    write("sums", 1);
    library().delete(write("sums", 2));
    assertThat(entries("sums")).containsExactly("1", "2.deleted.json");
    assertThat(library().open("sums").version()).isEqualTo(1);
    assertThatThrownBy(() -> library().open("sums@2"))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("sums@2 was deleted");
    assertThat(write("sums", 3).version()).isEqualTo(3);
  }

  @Test
  void damageIsNamedAndTheOthersStayUsable() throws IOException {
    write("good", 5);
    Path rows = write("short", 5).folder().resolve("rows.jsonl");
    Path index = write("index", 5).folder().resolve("rows.index");
    Path manifest = write("manifest", 5).folder().resolve("manifest.json");
    Files.write(rows, Files.readAllLines(rows).subList(0, 4));
    Files.delete(index);
    Files.writeString(manifest, Files.readString(manifest).replace("\"rows\"", "\"row\""));

    DataSetLibrary.Listing listing = library().listing();
    assertThat(listing.versions()).extracting(DataSetVersion::name).containsExactly("good");
    assertThat(listing.damaged())
        .extracting(Throwable::getMessage)
        .satisfiesExactly(
            message -> assertThat(message).contains(index.toString(), "missing"),
            message -> assertThat(message).contains(manifest.toString(), "rows is missing"),
            message -> assertThat(message).contains(rows.toString(), "bytes"));
  }

  @Test
  void versionUnderAnotherNameIsRefused() throws IOException {
    Path folder = write("sums", 5).folder();
    Files.move(folder, folder.resolveSibling("7"));
    assertThatThrownBy(() -> library().open("sums")).hasMessageContaining("is that of sums@1");
  }

  @Test
  void changedByteIsFoundByVerify() throws IOException {
    DataSetVersion version = write("sums", 50);
    try (var file = new RandomAccessFile(version.folder().resolve("rows.jsonl").toFile(), "rw")) {
      byte[] content = new byte[(int) file.length()];
      file.readFully(content);
      int place = new String(content, StandardCharsets.ISO_8859_1).indexOf("What is 30");
      file.seek(place);
      file.write('w');
    }
    DataSetVersion opened = library().open("sums");
    assertThatThrownBy(opened::verify)
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("SHA-256");
  }

  @Test
  void indexThatLeadsAstrayIsFoundByVerify() throws IOException {
    DataSetVersion version = write("sums", 50);
    try (var file = new RandomAccessFile(version.folder().resolve("rows.index").toFile(), "rw")) {
      file.seek(8 * 20);
      file.writeLong(3);
    }
    assertThatThrownBy(version::verify).hasMessageContaining("does not lead to the rows");
    assertThatThrownBy(() -> version.row(20)).isInstanceOf(WorkbenchException.class);
    assertThat(version.row(30).problem().id()).isEqualTo("p30");
  }

  @Test
  void leftoversOfKilledWritersGoAndYoungOnesStay() throws IOException {
    write("sums", 1);
    Path set = home.resolve("datasets/sums");
    Path old = Files.createDirectory(set.resolve(".version.999999999-a.tmp"));
    Path young = Files.createDirectory(set.resolve(".version.999999998-b.tmp"));
    Files.writeString(old.resolve("rows.jsonl"), "half");
    Files.setLastModifiedTime(old, FileTime.from(NOON.minusSeconds(90_000)));
    Files.setLastModifiedTime(young, FileTime.from(NOON.minusSeconds(60)));
    write("sums", 1);
    assertThat(entries("sums")).containsExactly(young.getFileName().toString(), "1", "2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "..", "a/b", "a\\b", "../x", ".hidden", "a b", "nul", "CON.txt", "x.", "\u00e4"
      })
  void nameThatIsNoPlainNameIsRefused(String name) {
    assertThatThrownBy(() -> write(name, 1))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("name");
    assertThat(home.resolve("datasets")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@", "a@0", "a@-1", "a@x", "a@1@2", "@1"})
  void referenceWithoutAProperVersionIsRefused(String reference) {
    assertThatThrownBy(() -> library().open(reference)).isInstanceOf(WorkbenchException.class);
  }
}
