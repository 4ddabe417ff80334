package org.spectrumworkbench.store.care;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.store.care.BackupSources.Source;

/** A run that keeps its newest checkpoint alone, while somebody copies it. */
final class RunSnapshotTest {
  private static final Clock CLOCK = Clock.systemUTC();

  @TempDir Path folder;
  private RunFolder run;
  private Attempt attempt;
  private Journal.Writer journal;
  private BackupSources sources;
  private BackupSources.Run listed;
  private int step;

  @BeforeEach
  void begin() throws IOException {
    run = RunFolder.create(folder.resolve("runs"), Settings.initial(), CLOCK);
    attempt = run.newAttempt();
    journal = new Journal.Writer(attempt.journal(), 0, CLOCK);
    journal.write(new RunEvent.AttemptStarted(run.id(), "small", 1, 0, List.of(), Map.of(), 4711));
    sources = new BackupSources(folder.resolve("all.zip"), true);
    sources.add(run);
    listed = sources.runs().getFirst();
    next();
  }

  @AfterEach
  void end() {
    journal.close();
  }

  /** As a worker does it: the files, the word that they are there, and the other way round. */
  private void next() throws IOException {
    step++;
    Path saved = Files.createDirectories(attempt.checkpoints().resolve("signal-" + step));
    for (String name : List.of("config.json", "model.safetensors", "optimizer.safetensors")) {
      Files.writeString(saved.resolve(name), name + " of step " + step);
    }
    journal.write(new RunEvent.CheckpointSaved("signal", step, path(step), 100));
    if (step > 1) {
      journal.write(
          new RunEvent.CheckpointDropped("signal", step - 1, path(step - 1), 100, "keep.last"));
      WholeFile.deleteTree(run.path().resolve(path(step - 1)));
    }
  }

  private static String path(int step) {
    return "attempt-1/checkpoints/signal-" + step;
  }

  /** What a backup would hold of the run's journal and checkpoints. */
  private Map<String, String> read(RunSnapshot snapshot) throws IOException {
    Map<String, String> files = new TreeMap<>();
    for (Source source : snapshot.sources()) {
      var opened = snapshot.open(source);
      if (opened.isPresent() && source.file().toString().contains("attempt-")) {
        try (InputStream in = opened.get()) {
          byte[] bytes = in.readNBytes((int) Math.min(1 << 20, snapshot.bytes(source)));
          files.put(
              run.path().relativize(source.file()).toString().replace('\\', '/'),
              new String(bytes, StandardCharsets.UTF_8));
        }
      }
    }
    return files;
  }

  private void isWholeAt(Map<String, String> files, int newest) {
    assertThat(files.get("attempt-1/journal.jsonl"))
        .endsWith("\n")
        .contains("\"" + path(newest) + "\"")
        .doesNotContain("\"" + path(newest + 1) + "\"");
    for (String name : List.of("config.json", "model.safetensors", "optimizer.safetensors")) {
      assertThat(files).containsEntry(path(newest) + "/" + name, name + " of step " + newest);
    }
  }

  @Test
  void checkpointThatIsDroppedAfterwardsIsReadToItsEnd() throws IOException {
    try (RunSnapshot snapshot = RunSnapshot.of(run, () -> sources.of(listed))) {
      next();
      next();
      assertThat(run.path().resolve(path(1))).doesNotExist();

      isWholeAt(read(snapshot), 1);
    }
  }

  @Test
  void whereOneIsDroppedBetweenTheTwoLooksTheyAreRepeated() throws IOException {
    int[] looks = {0};
    try (RunSnapshot snapshot =
        RunSnapshot.of(
            run,
            () -> {
              if (++looks[0] == 1) {
                next();
              }
              return sources.of(listed);
            })) {
      next();

      assertThat(looks[0]).isEqualTo(2);
      isWholeAt(read(snapshot), 2);
    }
  }

  @Test
  void whereAnAttemptBeginsBetweenTheTwoLooksTheyAreRepeated() throws IOException {
    int[] looks = {0};
    try (RunSnapshot snapshot =
        RunSnapshot.of(
            run,
            () -> {
              if (++looks[0] == 1) {
                journal.close();
                long last = journal.lastSeq();
                journal = new Journal.Writer(run.newAttempt().journal(), last, CLOCK);
                journal.write(
                    new RunEvent.AttemptStarted(
                        run.id(), "small", 2, last, List.of(), Map.of(), 4712));
              }
              return sources.of(listed);
            })) {
      assertThat(looks[0]).isEqualTo(2);
      assertThat(read(snapshot).get("attempt-2/journal.jsonl")).contains("4712");
    }
  }

  @Test
  void halfADroppedCheckpointIsLeftOut() throws IOException {
    List<Source> before = sources.of(listed);
    Files.delete(run.path().resolve(path(1)).resolve("model.safetensors"));
    try (RunSnapshot snapshot = RunSnapshot.of(run, () -> before)) {
      assertThat(read(snapshot)).containsOnlyKeys("attempt-1/journal.jsonl");
    }
  }

  @Test
  void journalEndsWithAWholeLine() throws IOException {
    Files.writeString(
        attempt.journal(), "{\"seq\":99,\"ti", java.nio.file.StandardOpenOption.APPEND);
    try (RunSnapshot snapshot = RunSnapshot.of(run, () -> sources.of(listed))) {
      isWholeAt(read(snapshot), 1);
    }
  }
}
