package org.spectrumworkbench.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.spectrumworkbench.app.worker.ProgramStart;
import org.spectrumworkbench.core.WholeFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A disk of a few megabytes in memory, mounted in a name space of its own, so that neither rights
 * nor the machine's own disks are touched: the trial runs in another process of this program there.
 */
final class SmallDisk {
  /** Room for a small run or two. */
  static final int MEGABYTES = 160;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long LIMIT_SECONDS = 600;

  /** Said once the disk is there: whatever goes wrong later is a failure of the trial. */
  private static final String MOUNTED = "mounted";

  private SmallDisk() {}

  /** Tries a fault on such a disk. */
  static FaultResult tried(Fault fault, Effort effort, long seed)
      throws IOException, InterruptedException {
    if (!FaultLab.has("unshare") || !FaultLab.has("mount")) {
      return FaultResult.notTried(fault, "needs unshare and mount, of Linux");
    }
    Path folder = Files.createTempDirectory("spectrum-small-disk");
    Path result = Files.createTempFile("spectrum-fault", ".json");
    Path said = Files.createTempFile("spectrum-fault", ".txt");
    try {
      Process process =
          new ProcessBuilder(command(fault, folder, result, effort, seed))
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException("the trial on a small disk does not end: " + last(said));
      }
      if (Files.size(result) == 0 && !Files.readString(said).startsWith(MOUNTED)) {
        return FaultResult.notTried(fault, "no disk could be mounted here: " + last(said));
      }
      return JSON.readValue(Files.readAllBytes(result), FaultResult.class);
    } catch (JacksonException e) {
      throw new IOException("the trial on a small disk left no result: " + last(said), e);
    } finally {
      Files.deleteIfExists(result);
      Files.deleteIfExists(said);
      WholeFile.deleteTree(folder);
    }
  }

  private static String last(Path said) throws IOException {
    return Files.readAllLines(said).stream()
        .reduce((first, second) -> second)
        .orElse("nothing was said");
  }

  private static List<String> command(
      Fault fault, Path folder, Path result, Effort effort, long seed) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "unshare",
                "--user",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size="
                    + MEGABYTES
                    + "m none \"$1\" && echo "
                    + MOUNTED
                    + " && shift && exec \"$@\"",
                "sh",
                folder.toString()));
    command.addAll(ProgramStart.worker(160).command());
    command.addAll(
        List.of(
            "faults",
            "--here",
            folder.toString(),
            "--result",
            result.toString(),
            "--only",
            fault.name(),
            "--seed",
            Long.toString(seed)));
    if (effort.equals(Effort.QUICK)) {
      command.add("--quick");
    }
    return command;
  }
}
