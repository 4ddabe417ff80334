package org.spectrumworkbench.app.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.spectrumworkbench.app.chart.draw.Figure;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.Origins;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;

/** The page a run leaves behind: one file that needs nothing else, made from its events. */
public final class Report {
  private Report() {}

  /** The page as HTML. */
  public static String html(RunFolder run) {
    RunRecord record = new RunRecord();
    run.events().forEach(record::accept);
    RunState state =
        run.latestAttempt()
            .map(attempt -> attempt.stateGiven(record.state()))
            .orElse(record.state());
    return new ReportPage(
            run.identity(),
            run.settings(),
            Origins.settingsStand(run, record.machine()),
            record,
            Attempt.resourcesOf(run),
            state)
        .html();
  }

  /**
   * Writes the page and its pictures as files of their own, for a bundle.
   *
   * @param report the page's file
   * @param pictures the folder for {@code NAME.svg}
   */
  public static void writePages(RunFolder run, Path report, Path pictures) throws IOException {
    write(run, report);
    RunRecord record = new RunRecord();
    run.events().forEach(record::accept);
    for (Map.Entry<String, Figure> picture : ReportFigures.all(record, run.settings()).entrySet()) {
      WholeFile.writePrivate(
          pictures.resolve(picture.getKey() + ".svg"), ReportFigures.file(picture.getValue()));
    }
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @throws WorkbenchException where the file cannot be written or the memory is not enough
   */
  public static void write(RunFolder run, Path file) {
    try {
      if (file.equals(run.reportFile())) {
        WholeFile.writePrivate(file, html(run));
      } else {
        WholeFile.write(file, html(run));
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          "The report " + file + " cannot be written: " + e.getMessage(),
          "Give another file, or free some disk space.",
          e);
    } catch (OutOfMemoryError e) {
      throw new WorkbenchException(
          "The memory given to the program is not enough for the report of the run " + run.id(),
          "Give it more and make the report again: SPECTRUM_JAVA_OPTS=-Xmx4g spectrum report "
              + run.id(),
          e);
    }
  }
}
