package org.spectrumworkbench.app.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.store.KnownRuns;

/** Finds the run that a user means. */
final class RunReference {
  private RunReference() {}

  /**
   * Finds a run by its folder, its identifier, the start of its identifier, or its name. {@code
   * latest} is the newest of all.
   *
   * @param text what the user gave
   * @param runs the runs known, oldest first
   * @throws WorkbenchException where nothing or more than one run fits
   */
  static RunFolder find(String text, List<RunFolder> runs) {
    return find(text, runs, "run", "");
  }

  /**
   * The same where something else than a run could be meant too, and is not there.
   *
   * @param kinds what could be meant: {@code run or bundle}
   * @param hint how the others are given, a sentence and a blank; may be empty
   */
  static RunFolder find(String text, List<RunFolder> runs, String kinds, String hint) {
    if (text.equals("latest") && !runs.isEmpty()) {
      return runs.getLast();
    }
    List<RunFolder> exact = matching(runs, run -> run.id().equals(text));
    if (!exact.isEmpty()) {
      return exact.getLast();
    }
    if (isFolder(text)) {
      return RunFolder.open(Path.of(text));
    }
    List<RunFolder> starts = matching(runs, run -> run.id().startsWith(text) && !text.isEmpty());
    if (starts.size() == 1) {
      return starts.getFirst();
    }
    List<RunFolder> named = matching(runs, run -> run.identity().name().equals(text));
    if (named.size() == 1) {
      return named.getFirst();
    }
    if (named.size() > 1) {
      throw severalFit("'" + text + "' is the name of " + named.size() + " runs", named);
    }
    if (starts.size() > 1) {
      throw severalFit("'" + text + "' is the start of " + starts.size() + " runs", starts);
    }
    throw new WorkbenchException(
        "There is no " + kinds + " '" + text + "'",
        hint
            + (runs.isEmpty()
                ? "No runs are known yet; start one with: spectrum run quickstart. A run elsewhere is given by its folder."
                : "List the known runs with: spectrum runs. A run elsewhere is given by its folder."));
  }

  /** The newest are most likely the ones that are meant, and stand first. */
  private static WorkbenchException severalFit(String what, List<RunFolder> fitting) {
    return new WorkbenchException(
        what,
        "Give one of: "
            + String.join(", ", fitting.reversed().stream().map(RunFolder::id).limit(5).toList())
            + (fitting.size() > 5 ? ", ..." : ""));
  }

  /** Identifiers of all runs that are known. */
  static Set<String> identifiers(Workbench workbench) {
    return new KnownRuns(workbench.store())
        .list(workbench.runs()).stream().map(RunFolder::id).collect(Collectors.toSet());
  }

  private static boolean isFolder(String text) {
    try {
      return Files.isDirectory(Path.of(text));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private static List<RunFolder> matching(List<RunFolder> runs, Predicate<RunFolder> fits) {
    return new ArrayList<>(runs.stream().filter(fits).toList());
  }
}
