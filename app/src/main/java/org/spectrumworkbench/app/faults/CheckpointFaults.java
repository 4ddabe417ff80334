package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.ANYWHERE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;

/** What can happen to the newest checkpoint of a worker that was killed. */
final class CheckpointFaults {
  private CheckpointFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "checkpoint-torn", "the newest checkpoint cut short", ANYWHERE, CheckpointFaults::torn),
        new Fault(
            "checkpoint-flipped",
            "a bit of the newest checkpoint flipped",
            ANYWHERE,
            CheckpointFaults::flipped));
  }

  private static void torn(FaultLab lab, Seen seen) throws Exception {
    damaged(
        lab,
        seen,
        List.of("model.safetensors", "optimizer.safetensors", "config.json"),
        channel -> {
          FileChannel unused = channel.truncate(channel.size() / 2);
        });
  }

  /** In the values, where no header tells of it. */
  private static void flipped(FaultLab lab, Seen seen) throws Exception {
    damaged(
        lab,
        seen,
        List.of("model.safetensors", "optimizer.safetensors"),
        channel -> {
          long at = channel.size() / 2 + lab.random().nextInt((int) (channel.size() / 2));
          ByteBuffer one = ByteBuffer.allocate(1);
          int read = channel.read(one, at);
          one.put(0, (byte) (one.get(0) ^ 1 << lab.random().nextInt(8))).rewind();
          int written = channel.write(one, at);
          if (read != 1 || written != 1) {
            throw new IOException("no byte at " + at);
          }
        });
  }

  @FunctionalInterface
  private interface Damage {
    void to(FileChannel channel) throws IOException;
  }

  private static void damaged(FaultLab lab, Seen seen, List<String> files, Damage damage)
      throws Exception {
    for (String file : files) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      WorkerFaults.awaitStep(worker, "signal", 5);
      worker.kill();
      boolean unused = worker.waitFor(FaultLab.SOON);
      Path checkpoint = newestCheckpoint(run).resolve(file);
      try (FileChannel channel =
          FileChannel.open(checkpoint, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        damage.to(channel);
      }
      seen.tried();
      lab.storeSaysInterrupted(run, seen);
      lab.endsAsIfNothingHadHappened(run, seen);
      List<String> warnings = FaultLab.warnings(run);
      seen.must(
          "a message says what happened",
          warnings.stream().anyMatch(w -> w.contains("cannot be used")),
          warnings);
      warnings.stream().filter(w -> w.contains("cannot be used")).forEach(seen::message);
    }
  }

  private static Path newestCheckpoint(RunFolder run) {
    RunEvent.CheckpointSaved newest =
        run.events()
            .flatMap(line ->
                line.event() instanceof RunEvent.CheckpointSaved saved
                    ? Stream.of(saved)
                    : Stream.empty())
            .reduce((first, second) -> second)
            .orElseThrow();
    return run.path().resolve(newest.path());
  }
}
