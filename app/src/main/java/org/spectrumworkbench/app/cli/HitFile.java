package org.spectrumworkbench.app.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.chart.draw.Table;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.leak.Hit;
import org.spectrumworkbench.core.problem.leak.HitExport;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;
import tools.jackson.databind.json.JsonMapper;

/** Writes hits as they are found: JSON lines, or CSV with a line a match. */
final class HitFile {
  private static final JsonMapper LINES = JsonMapper.builder().build();

  private final Writer out;
  private final boolean csv;
  private final int n;
  private final LeakDecisions decisions;

  /**
   * @param n of the scan
   * @param decisions what was decided before
   */
  HitFile(WritableByteChannel channel, Path name, int n, LeakDecisions decisions) {
    this.out = new BufferedWriter(Channels.newWriter(channel, StandardCharsets.UTF_8));
    this.csv = isCsv(name);
    this.n = n;
    this.decisions = decisions;
    if (csv) {
      write(new Table(HitExport.COLUMNS, List.of()).csv());
    }
  }

  /**
   * Refuses names of which nobody knows what is to be written there.
   *
   * @throws WorkbenchException if it ends neither in .jsonl nor in .csv
   */
  static void check(Path name) {
    if (!isCsv(name) && !ending(name).endsWith(".jsonl")) {
      throw new WorkbenchException(
          "--hits is " + name, "Give a name that ends in .jsonl or in .csv.");
    }
  }

  void hit(Hit hit) {
    var decision = decisions.of(hit.key());
    if (csv) {
      String lines = new Table(List.of(), HitExport.rows(hit, n, decision)).csv();
      // The line of titles, which is empty here.
      write(lines.substring(lines.indexOf('\n') + 1));
    } else {
      write(LINES.writeValueAsString(HitExport.object(hit, n, decision)) + "\n");
    }
  }

  void flush() throws IOException {
    out.flush();
  }

  private void write(String text) {
    try {
      out.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isCsv(Path name) {
    return ending(name).endsWith(".csv");
  }

  private static String ending(Path name) {
    return name.toString().toLowerCase(Locale.ROOT);
  }
}
