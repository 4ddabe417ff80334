package org.spectrumworkbench.core.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.experiment.RunOutcome.Killed;

/** What killed workers left half done goes, and nothing else does. */
final class LeftoversTest {
  private static final Set<String> STAGES = Set.of("sft", "fuse", "signal");

  @TempDir Path folder;

  private static Path make(Path folder) throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("model.safetensors"), "weights");
    return folder;
  }

  private static void begin(Attempt attempt) {
    try (Journal.Writer journal = new Journal.Writer(attempt.journal(), 0, Clock.systemUTC())) {
      journal.write(
          new RunEvent.AttemptStarted("run", "run", attempt.number(), 0, List.of(), Map.of(), 1));
    }
  }

  @Test
  void onlyWhatAKilledWorkerOfTheRunHasNotFinishedIsFound() throws Exception {
    RunFolder run = RunFolder.create(folder, RunOutcome.small(), Clock.systemUTC());
    Attempt killed = run.newAttempt();
    begin(killed);
    Path unsaid = make(killed.checkpoints().resolve("sft-000008"));
    Path half = make(killed.checkpoints().resolve(".sft-000012.123-5af3.tmp"));
    Path inner = make(killed.checkpoints().resolve("..sft-000012.123-5af3.tmp.123-5af4.tmp"));
    Path model = make(killed.models().resolve("fuse"));
    Path halfModel = make(killed.models().resolve(".signal.123-5af3.tmp"));
    List<Path> stay =
        List.of(
            make(killed.checkpoints().resolve("sft-000004")),
            make(killed.checkpoints().resolve("grpo-000004")),
            make(killed.checkpoints().resolve("sft-4")),
            make(killed.checkpoints().resolve("notes")),
            make(killed.checkpoints().resolve(".hidden")),
            make(killed.models().resolve("signal")),
            make(killed.models().resolve("mine")),
            make(killed.path().resolve("sft-000008")));
    Path elsewhere = make(folder.resolve("elsewhere"));
    Files.createSymbolicLink(killed.checkpoints().resolve("sft-000016"), elsewhere);
    Path withLink = make(killed.checkpoints().resolve("sft-000020"));
    Files.createSymbolicLink(withLink.resolve("link"), elsewhere);

    Attempt withoutJournal = run.newAttempt();
    make(withoutJournal.checkpoints().resolve("sft-000008"));

    Attempt alive = run.newAttempt();
    begin(alive);
    make(alive.checkpoints().resolve(".sft-000012.123-5af3.tmp"));
    ProcessHandle parent = ProcessHandle.current().parent().orElseThrow();
    alive.beat(Attempt.Heartbeat.of(ProcessIdentity.of(parent), Clock.systemUTC().instant()));

    Attempt now = run.newAttempt();
    begin(now);
    make(now.checkpoints().resolve(".sft-000012.123-5af3.tmp"));
    Set<String> saved = Set.of("attempt-1/checkpoints/sft-000004", "attempt-1/models/signal");

    assertThat(Leftovers.find(now, saved, STAGES))
        .containsExactlyInAnyOrder(unsaid, half, inner, model, halfModel);

    Leftovers.delete(now, saved, STAGES);

    assertThat(Leftovers.find(now, saved, STAGES)).isEmpty();
    assertThat(List.of(unsaid, half, inner, model, halfModel)).noneMatch(Files::exists);
    assertThat(stay).allMatch(Files::exists);
    assertThat(elsewhere.resolve("model.safetensors")).exists();
  }

  @Test
  void aResumeDeletesThemAndLeavesTheJournalAndWhatWasSaved() throws Exception {
    RunFolder run = RunFolder.create(folder, RunOutcome.small(), Clock.systemUTC());
    Attempt first = run.newAttempt();
    assertThatThrownBy(() ->
            Worker.run(
                first,
                RunOutcome.at(
                    "sft",
                    9,
                    () -> {
                      throw new Killed();
                    })))
        .isInstanceOf(Killed.class);
    Path saved = first.checkpoints().resolve("sft-000008");
    assertThat(saved).exists();
    byte[] journal = Files.readAllBytes(first.journal());
    // As if it had been killed between the folder and its event.
    Path unsaid = make(first.checkpoints().resolve("sft-000012"));
    Path half = make(first.checkpoints().resolve(".sft-000012.123-5af3.tmp"));

    assertThat(Worker.run(run.newAttempt())).isEqualTo(RunState.FINISHED);

    assertThat(unsaid).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(saved).exists();
    assertThat(Files.readAllBytes(first.journal())).isEqualTo(journal);
  }
}
