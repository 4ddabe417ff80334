package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.FullDisk;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.ProgramTests;
import org.spectrumworkbench.core.verify.Outcome;

final class JournalTest {
  @TempDir Path folder;

  private static final List<RunEvent> EVENTS =
      List.of(
          new RunEvent.StateChanged(RunState.RUNNING, "zażółć \"gęślą\"\njaźń"),
          new RunEvent.MetricsRecorded("sft", 1, Map.of("loss", 3.25, "grad_norm", Double.NaN)),
          new RunEvent.GroupSampled(
              "signal",
              1,
              "p1",
              .5,
              .1,
              null,
              List.of(
                  new RunEvent.Rollout(
                      0,
                      "3 + 4",
                      List.of(1, 2, 3),
                      Outcome.UNPARSED,
                      "why",
                      null,
                      0,
                      null,
                      3,
                      -1.5,
                      .25))),
          new RunEvent.Noted("warning", "signal", 3, "done"));

  private Path write() {
    Path file = folder.resolve("journal.jsonl");
    try (Journal.Writer writer = new Journal.Writer(file, 0, Clock.systemUTC())) {
      EVENTS.forEach(writer::write);
    }
    return file;
  }

  @Test
  void whatIsWrittenIsReadBackInOrder() {
    List<JournalLine> lines = Journal.readAll(write());

    assertThat(lines).extracting(JournalLine::seq).containsExactly(1L, 2L, 3L, 4L);
    assertThat(lines).extracting(JournalLine::event).isEqualTo(EVENTS);
  }

  @Test
  void everyKindOfCheckIsReadBack() {
    List<Check> checks =
        List.of(
            Check.WHOLE_NUMBER,
            Check.MATH,
            new Check.Choice(List.of("5", "six \"6\"")),
            new Check.Exact(true),
            new Check.Numeric(.5, 1e-6),
            new Check.Format("a|b\\d"),
            new Check.Countdown(List.of(3, 7), true),
            new Check.Program(
                new ProgramTests.Statements(
                    ProgramTests.Language.PYTHON, 6, "", "f", "", List.of("assert f(1) == 2\n"))));
    RunEvent declared =
        new RunEvent.ProblemsDeclared(
            "evaluate",
            checks.stream().map(c -> new RunEvent.ProblemRow("p", "s", "q", "1", c)).toList());
    Path file = folder.resolve("journal.jsonl");
    try (Journal.Writer writer = new Journal.Writer(file, 0, Clock.systemUTC())) {
      writer.write(declared);
    }

    assertThat(Journal.readAll(file)).extracting(JournalLine::event).containsExactly(declared);
  }

  @Test
  void problemsOfAnOlderJournalAreJudgedAsWholeNumbers() throws Exception {
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(
        file,
        """
        {"seq":1,"time":"2026-03-01T10:20:30Z","event":{"type":"problems-declared","set":"evaluate","problems":[{"id":"p1","subdomain":"algebra","question":"3 + 4 ?","answer":"7"}]}}
        """);

    assertThat(Journal.readAll(file))
        .singleElement()
        .extracting(JournalLine::event)
        .isInstanceOfSatisfying(
            RunEvent.ProblemsDeclared.class,
            declared -> {
              RunEvent.ProblemRow row = declared.problems().getFirst();
              assertThat(row).isEqualTo(new RunEvent.ProblemRow("p1", "algebra", "3 + 4 ?", "7"));
              assertThat(row.judgedBy()).isEqualTo(Check.WHOLE_NUMBER);
            });
  }

  @Test
  void aCheckThatIsNoneIsDamage() throws Exception {
    Path file = folder.resolve("journal.jsonl");
    Files.writeString(
        file,
        """
        {"seq":1,"time":"2026-03-01T10:20:30Z","event":{"type":"problems-declared","set":"evaluate","problems":[{"id":"p1","subdomain":"algebra","question":"3 + 4 ?","answer":"7","check":{"kind":"mood"}}]}}
        """);

    assertThatThrownBy(() -> Journal.readAll(file))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("damaged at byte 0")
        .rootCause()
        .hasMessageContaining("check.kind is 'mood'");
  }

  @Test
  void anOlderJournalKnowsNoChecksumsAndNoRefusals() throws Exception {
    Path file = folder.resolve("older.jsonl");
    String start = "{\"seq\":%d,\"time\":\"2026-03-01T12:00:00Z\",\"event\":{\"type\":";
    Files.writeString(
        file,
        start.formatted(1)
            + "\"checkpoint-saved\",\"stage\":\"sft\",\"step\":4,\"path\":\"p\",\"bytes\":5}}\n"
            + start.formatted(2)
            + "\"model-saved\",\"stage\":\"sft\",\"path\":\"p\",\"description\":\"d\"}}\n"
            + start.formatted(3)
            + "\"noted\",\"level\":\"info\",\"stage\":\"\",\"step\":0,\"message\":\"m\"}}\n");

    List<RunEvent> events =
        List.of(
            new RunEvent.CheckpointSaved("sft", 4, "p", 5),
            new RunEvent.ModelSaved("sft", "p", "d"),
            new RunEvent.Noted("info", "", 0, "m"));
    assertThat(Journal.readAll(file)).extracting(JournalLine::event).isEqualTo(events);

    Path again = folder.resolve("again.jsonl");
    List<RunEvent> full =
        List.of(
            new RunEvent.CheckpointSaved("sft", 4, "p", 5, Map.of("config.json", "ab")),
            new RunEvent.ModelSaved("sft", "p", "d", Map.of("config.json", "ab")),
            new RunEvent.Noted("warning", "", 0, "m", "attempt-1/changes/1.json"));
    try (Journal.Writer journal = new Journal.Writer(again, 0, Clock.systemUTC())) {
      events.forEach(journal::write);
      full.forEach(journal::write);
    }
    assertThat(Files.readAllLines(again).subList(0, 3))
        .noneMatch(line -> line.contains("sha256") || line.contains("request"));
    assertThat(Journal.readAll(again).subList(3, 6)).extracting(JournalLine::event).isEqualTo(full);
  }

  @Test
  void aTornLastLineIsNotThereWhereverItWasTorn() throws Exception {
    byte[] whole = Files.readAllBytes(write());
    Path torn = folder.resolve("torn.jsonl");
    int lastStart =
        new String(whole, java.nio.charset.StandardCharsets.ISO_8859_1)
                .lastIndexOf('\n', whole.length - 2)
            + 1;
    for (int length = lastStart; length < whole.length; length++) {
      Files.write(torn, Arrays.copyOf(whole, length));
      assertThat(Journal.readAll(torn)).as("cut at %d", length).hasSize(3);
    }
  }

  @Test
  void readingGoesOnWhereItStopped() throws Exception {
    Path file = write();
    byte[] whole = Files.readAllBytes(file);
    Path growing = folder.resolve("growing.jsonl");
    Files.write(growing, new byte[0]);
    long offset = 0;
    int read = 0;
    for (byte one : whole) {
      Files.write(growing, new byte[] {one}, StandardOpenOption.APPEND);
      Journal.Chunk chunk = Journal.read(growing, offset);
      for (JournalLine line : chunk.lines()) {
        assertThat(line.event()).isEqualTo(EVENTS.get(read++));
      }
      offset = chunk.nextOffset();
    }
    assertThat(read).isEqualTo(EVENTS.size());
  }

  @Test
  void damageInTheMiddleIsNamedWithItsPlace() throws Exception {
    Path file = write();
    byte[] bytes = Files.readAllBytes(file);
    bytes[3] = 0;
    Files.write(file, bytes);

    assertThatThrownBy(() -> Journal.readAll(file))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("byte 0");
  }

  @Test
  void anExistingJournalIsNeverOverwritten() {
    Path file = write();

    assertThatThrownBy(() -> new Journal.Writer(file, 0, Clock.systemUTC()))
        .isInstanceOf(WorkbenchException.class);
    assertThat(Journal.readAll(file)).hasSize(4);
  }

  @Test
  void aMissingJournalIsEmpty() {
    assertThat(Journal.readAll(folder.resolve("none.jsonl"))).isEmpty();
  }

  @Test
  void linesAreReadWhileTheyAreConsumed() throws Exception {
    Path file = folder.resolve("long.jsonl");
    try (Journal.Writer writer = new Journal.Writer(file, 0, Clock.systemUTC())) {
      for (int i = 0; i < 8; i++) {
        writer.write(new RunEvent.Noted("info", "signal", i, "x".repeat(500_000)));
      }
    }
    Files.writeString(file, "garbage\n", StandardOpenOption.APPEND);

    assertThat(Journal.lines(file).map(JournalLine::seq).limit(3)).containsExactly(1L, 2L, 3L);
    assertThatThrownBy(() -> Journal.lines(file).forEach(line -> {}))
        .hasMessageContaining("damaged at byte");
  }

  @Test
  void theLastChangeOfStateIsFoundFromTheEnd() throws Exception {
    assertThat(Journal.lastChange(folder.resolve("none.jsonl"))).isEmpty();
    // Lines that end before, at and behind the places where a block begins; short and very long.
    for (int length : new int[] {0, 1, 262_000, 262_143, 262_144, 300_000, 1_100_000}) {
      Path file = folder.resolve("state-" + length + ".jsonl");
      RunEvent noise = new RunEvent.Noted("info", "state-changed", 1, "n".repeat(length));
      RunEvent.StateChanged paused = new RunEvent.StateChanged(RunState.PAUSED, "p");
      try (Journal.Writer writer = new Journal.Writer(file, 0, Clock.systemUTC())) {
        writer.write(noise);
        assertThat(Journal.lastChange(file)).isEmpty();
        writer.write(new RunEvent.StateChanged(RunState.RUNNING, ""));
        writer.write(paused);
        assertThat(Journal.lastChange(file)).contains(paused);
        writer.write(noise);
        writer.write(noise);
        assertThat(Journal.lastChange(file)).as("behind %d", length).contains(paused);
      }
      Files.writeString(
          file,
          "{\"seq\":9,\"type\":\"state-changed\"}\n" + "t".repeat(length),
          StandardOpenOption.APPEND);
      assertThat(Journal.lastChange(file)).as("damaged, then torn by %d", length).contains(paused);
    }
  }

  @Test
  void aLineThatLacksWhatItMustHaveCountsAsDamage() throws Exception {
    String start = "{\"seq\":1,\"time\":\"2026-01-01T00:00:00Z\",\"event\":";
    for (String line :
        List.of(
            start + "null}",
            start + "{\"type\":\"stage-started\",\"fromStep\":0}}",
            start + "{\"type\":\"stage-started\",\"stage\":null,\"fromStep\":0}}",
            start + "{\"type\":\"state-changed\",\"message\":\"\"}}",
            start + "{\"type\":\"model-evaluated\",\"stage\":\"e\",\"result\":{}}}",
            start
                + "{\"type\":\"group-sampled\",\"stage\":\"s\",\"step\":1,\"problem\":\"p\",\"pCorrect\":0,"
                + "\"rollouts\":[{\"sample\":0,\"text\":\"\",\"tokens\":[],\"reason\":\"\",\"reward\":0,"
                + "\"length\":0,\"logProb\":0,\"entropy\":0}]}}",
            "{\"seq\":1,\"event\":{\"type\":\"stage-started\",\"stage\":\"s\",\"fromStep\":0}}",
            "null")) {
      Path file = Files.writeString(folder.resolve("nulls.jsonl"), line + "\n");
      assertThatThrownBy(() -> Journal.readAll(file))
          .as(line)
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("damaged at byte 0");
    }
  }

  @Test
  void whatANewerVersionTellsOfIsNotCalledDamage() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("newer.jsonl"),
            "{\"seq\":1,\"time\":\"2030-01-01T00:00:00Z\",\"event\":{\"type\":\"dream-dreamt\",\"of\":1}}\n");
    WorkbenchException fault =
        catchThrowableOfType(WorkbenchException.class, () -> Journal.readAll(file));
    assertThat(fault).hasMessageContaining("newer version").hasMessageContaining("dream-dreamt");
    assertThat(fault.mend()).contains("Use that version").doesNotContain("cut");
  }

  @Test
  void aLineThatTheDiskHasNoRoomForIsTakenBack() throws Exception {
    Path file = folder.resolve("full.jsonl");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    FullDiskChannel disk = new FullDiskChannel(channel, 1000);
    try (Journal.Writer writer = new Journal.Writer(file, disk, 0, Clock.systemUTC())) {
      writer.write(EVENTS.getFirst());
      long whole = Files.size(file);
      disk.room = 10;

      assertThatThrownBy(() -> writer.write(EVENTS.get(1)))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("full.jsonl")
          .matches(FullDisk::caused, "tells a full disk");

      assertThat(Files.size(file)).isEqualTo(whole);
      assertThat(writer.lastSeq()).isEqualTo(1);
      disk.room = 1000;
      writer.write(EVENTS.get(1));
    }
    assertThat(Journal.readAll(file)).extracting(JournalLine::seq).containsExactly(1L, 2L);
    assertThat(Journal.readAll(file).getLast().event()).isEqualTo(EVENTS.get(1));
  }
}
