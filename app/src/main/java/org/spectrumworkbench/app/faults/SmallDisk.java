package org.spectrumworkbench.app.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
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

  private SmallDisk() {}

  /** Tries a fault on such a disk. */
  static FaultResult tried(Fault fault, Effort effort, long seed)
      throws IOException, InterruptedException {
    if (!FaultLab.has("unshare") || !FaultLab.has("mount")) {
      return FaultResult.notTried(fault, "needs unshare and mount, of Linux");
    }
    Path folder = Files.createTempDirectory("spectrum-small-disk");
    Path result = Files.createTempFile("spectrum-fault", ".json");
    try {
      Process process =
          new ProcessBuilder(command(fault, folder, result, effort, seed))
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      if (Files.size(result) == 0) {
        String why = said.lines().reduce((first, second) -> second).orElse("nothing was said");
        return FaultResult.notTried(fault, "no disk could be mounted here: " + why);
      }
      return JSON.readValue(Files.readAllBytes(result), FaultResult.class);
    } catch (JacksonException e) {
      throw new IOException("the trial on a small disk left no result", e);
    } finally {
      Files.deleteIfExists(result);
      WholeFile.deleteTree(folder);
    }
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
                "mount -t tmpfs -o size=" + MEGABYTES + "m none \"$1\" && shift && exec \"$@\"",
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
