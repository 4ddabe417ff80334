package org.spectrumworkbench.app.report;

import java.io.IOException;
import java.nio.file.Path;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;

/** The page a run leaves behind: one file that needs nothing else, made from its events. */
public final class Report {
  private Report() {}

  /** The page as HTML. */
  public static String html(RunFolder run) {
    RunRecord record = new RunRecord();
    run.events().forEach(record::accept);
    return new ReportPage(run.identity(), run.settings(), record).html();
  }

  /**
   * Writes the page, whole or not at all.
   *
   * @throws WorkbenchException where the file cannot be written
   */
  public static void write(RunFolder run, Path file) {
    try {
      WholeFile.write(file, html(run));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The report " + file + " cannot be written: " + e.getMessage(),
          "Give another file, or free some disk space.",
          e);
    }
  }
}
