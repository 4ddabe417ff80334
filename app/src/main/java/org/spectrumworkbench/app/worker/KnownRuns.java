package org.spectrumworkbench.app.worker;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * The runs of this user: those in the workbench's folder of runs, and those started elsewhere with
 * {@code --out}, whose folders are kept, one a line, in the list that the store keeps beside its
 * database: so that the window finds them too, and neither needs the other.
 */
public final class KnownRuns {
  private final Workbench workbench;

  public KnownRuns(Workbench workbench) {
    this.workbench = workbench;
  }

  /** All of them, oldest first; folders that are gone are left out. */
  public List<RunFolder> list() {
    Map<Path, RunFolder> found = new LinkedHashMap<>();
    for (RunFolder run : RunFolder.list(workbench.runs())) {
      found.put(run.path(), run);
    }
    for (Path folder : elsewhere()) {
      if (RunFolder.isRun(folder)) {
        try {
          RunFolder run = RunFolder.open(folder);
          found.putIfAbsent(run.path(), run);
        } catch (WorkbenchException damaged) {
          continue;
        }
      }
    }
    List<RunFolder> runs = new ArrayList<>(found.values());
    runs.sort(
        Comparator.comparing((RunFolder run) -> run.identity().created())
            .thenComparing(RunFolder::id));
    return runs;
  }

  /** The folders of runs outside the workbench's folder of runs. */
  public List<Path> elsewhere() {
    try {
      return Files.readAllLines(file(), StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .map(Path::of)
          .distinct()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** Remembers a run made elsewhere. A run below the workbench's folder of runs needs no memory. */
  public void remember(RunFolder run) {
    if (run.path().startsWith(workbench.runs().toAbsolutePath().normalize())
        || elsewhere().contains(run.path())) {
      return;
    }
    try {
      Files.createDirectories(workbench.store());
      Files.writeString(
          file(),
          run.path() + "\n",
          StandardCharsets.UTF_8,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The run's place cannot be noted in " + file() + ": " + e.getMessage(),
          "Check the permissions of "
              + workbench.home()
              + ", or set SPECTRUM_HOME to another folder.",
          e);
    }
  }

  private Path file() {
    return workbench.store().resolve("run-folders.txt");
  }
}
