package org.spectrumworkbench.app.home;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Runs that stand still and that the user left as they are: a file of lines {@code RUN ATTEMPTS}.
 * The mark holds for the attempts made so far; a later one that stops is asked about anew.
 *
 * <p>Off the window's thread.
 */
final class KeptRuns {
  private static final Logger LOG = LoggerFactory.getLogger(KeptRuns.class);

  private final Path file;

  KeptRuns(Path file) {
    this.file = file;
  }

  /** The number of attempts at which each run was left, by the run's identifier. */
  synchronized Map<String, Integer> all() {
    Map<String, Integer> kept = new TreeMap<>();
    if (!Files.exists(file)) {
      return kept;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        String[] words = line.split(" ", -1);
        if (words.length == 2 && words[1].matches("\\d{1,6}")) {
          kept.put(words[0], Integer.valueOf(words[1]));
        }
      }
    } catch (IOException e) {
      // The worst that follows is to be asked again about a run.
      LOG.warn("the list of kept runs in {} cannot be read", file, e);
    }
    return kept;
  }

  synchronized void keep(String run, int attempts) {
    Map<String, Integer> kept = all();
    kept.put(run, attempts);
    StringBuilder lines = new StringBuilder();
    kept.forEach((id, count) -> lines.append(id).append(' ').append(count).append('\n'));
    try {
      Privacy.makeFoldersAbove(file);
      WholeFile.write(file, lines.toString());
    } catch (IOException e) {
      throw new WorkbenchException(
          "The list of kept runs cannot be written to " + file + ": " + e.getMessage(),
          "Check the folder's permissions and the free disk space; until then Home asks about the"
              + " run at each start.",
          e);
    }
  }
}
