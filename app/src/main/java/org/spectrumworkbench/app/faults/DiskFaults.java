package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.SMALL_DISK;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.worker.WorkerProcess;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.query.RunRow;

/** What can happen to the disk under a run. */
final class DiskFaults {
  private DiskFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "disk-full", "the disk full in the middle of a run", SMALL_DISK, DiskFaults::full),
        new Fault(
            "disk-read-only", "the run's folder read-only", SMALL_DISK, DiskFaults::readOnly));
  }

  private static void full(FaultLab lab, Seen seen) throws Exception {
    RunFolder unused = lab.reference();
    // Too little for a checkpoint and what stays free; nothing at all.
    for (long left : new long[] {8 << 20, 0}) {
      RunFolder run = lab.newRun();
      WorkerProcess worker = lab.start(run);
      WorkerFaults.awaitStep(worker, "sft", 5);
      Path filler = lab.workbench().home().resolve("filler");
      fill(filler, left);
      seen.tried();
      seen.must(
          "the worker pauses or ends",
          FaultLab.await(
              FaultLab.PATIENCE,
              () -> worker.exitCode().isPresent() || worker.attempt().state() == RunState.PAUSED),
          worker.attempt().state());
      RunState state = worker.attempt().state();
      seen.count(state.name().toLowerCase(Locale.ROOT));
      if (left == 0) {
        // The store lies on the same disk.
        Files.delete(filler);
      }
      RunRow row = lab.storeSays(run, EnumSet.of(state), seen);
      seen.must("a message says what happened", row.message().contains("disk"), row.message());
      Files.deleteIfExists(filler);
      if (state == RunState.PAUSED) {
        seen.must(
            "a run that waits for room goes on by itself",
            worker.waitFor(FaultLab.PATIENCE),
            worker.attempt().state());
      }
      lab.endsAsIfNothingHadHappened(run, seen);
    }
  }

  private static void readOnly(FaultLab lab, Seen seen) throws Exception {
    RunFolder unused = lab.reference();
    RunFolder run = lab.newRun();
    WorkerProcess worker = lab.start(run);
    WorkerFaults.awaitStep(worker, "sft", 5);
    worker.kill();
    boolean ended = worker.waitFor(FaultLab.SOON);
    seen.must("the worker is gone", ended, worker);
    mount("mount", "--bind", run.path().toString(), run.path().toString());
    mount("mount", "-o", "remount,ro,bind", run.path().toString());
    seen.tried();
    lab.storeSaysInterrupted(run, seen);
    String said = "";
    try {
      WorkerProcess second = lab.start(run);
      boolean over = second.waitFor(FaultLab.PATIENCE);
      said = "a worker was started, ended: " + over;
    } catch (WorkbenchException refused) {
      said = String.valueOf(refused.getMessage());
      seen.message(said);
    }
    seen.must("a message says what happened", said.contains("cannot be written"), said);
    mount("umount", run.path().toString());
    lab.endsAsIfNothingHadHappened(run, seen);
  }

  /** Writes until no more than so many bytes are left. */
  private static void fill(Path file, long left) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      if (left > 0) {
        while (Files.getFileStore(file).getUsableSpace() > left) {
          channel.write(ByteBuffer.allocate(64 << 10));
        }
        return;
      }
      for (int size = 1 << 20; size > 0; size /= 2) {
        try {
          while (true) {
            ByteBuffer zeros = ByteBuffer.allocate(size);
            while (zeros.hasRemaining()) {
              channel.write(zeros);
            }
          }
        } catch (IOException full) {
          continue;
        }
      }
    }
  }

  private static void mount(String... command) throws IOException, InterruptedException {
    int code = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code);
    }
  }
}
