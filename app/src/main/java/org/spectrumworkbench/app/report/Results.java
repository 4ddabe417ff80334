package org.spectrumworkbench.app.report;

import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunResult;
import org.spectrumworkbench.core.experiment.StageResult;

/** The held-out scores of a run. */
public final class Results {
  private Results() {}

  /**
   * The scores in order: from {@code result.json}, or from the journal where the run has not ended.
   *
   * @throws WorkbenchException where {@code result.json} is there but not readable
   */
  public static List<StageResult> of(RunFolder run) {
    if (!Files.exists(run.resultFile())) {
      return ofEvents(run.events());
    }
    return RunResult.read(run.resultFile()).stages();
  }

  /** The scores that stand in events; of several for one stage the last. */
  private static List<StageResult> ofEvents(Stream<JournalLine> events) {
    Map<String, StageResult> byStage = new LinkedHashMap<>();
    events.forEach(line -> {
      if (line.event() instanceof RunEvent.ModelEvaluated evaluated) {
        byStage.put(evaluated.result().stage(), evaluated.result());
      }
    });
    return List.copyOf(byStage.values());
  }

  /** The K above 1 to show in a table: 8 and 16 where they were measured, else the largest two. */
  public static List<Integer> columns(List<StageResult> results) {
    TreeSet<Integer> measured = new TreeSet<>();
    results.forEach(result -> measured.addAll(result.passk().keySet()));
    measured.remove(1);
    if (measured.contains(8) && measured.contains(16)) {
      return List.of(8, 16);
    }
    List<Integer> all = List.copyOf(measured);
    return all.subList(Math.max(0, all.size() - 2), all.size());
  }
}
