package org.spectrumworkbench.app.samples;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.app.fx.FileChoice.Kind;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.app.shell.Workspace;
import org.spectrumworkbench.core.WholeFile;

/** Writes samples as CSV where the user says. */
final class SampleExport {
  private SampleExport() {}

  /** Asks where, writes off the window's thread, and tells how it went. */
  static void ask(Workspace workspace, Texts texts, Table table) {
    Optional<Path> file =
        workspace
            .files()
            .save(texts.get("export"), "samples.csv", new Kind("CSV", List.of("*.csv")));
    file.ifPresent(path ->
        workspace
            .background()
            .task(
                texts.get("export"),
                progress -> {
                  WholeFile.write(path, table.csv().getBytes(StandardCharsets.UTF_8));
                  return path;
                })
            .onSuccess(written ->
                workspace.dialogs().tell(texts.get("export.done", table.rows().size(), written)))
            .start());
  }
}
