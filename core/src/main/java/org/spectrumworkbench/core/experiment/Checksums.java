package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * What the files of a saved model hold: the SHA-256 of each, by its name. The journal keeps them
 * with the event that says that the model is there, so that they are there whole or not at all, and
 * away from what they speak of.
 */
final class Checksums {
  private Checksums() {}

  /**
   * Of the files in a folder; folders in it are left out.
   *
   * @throws WorkbenchException where the folder or a file cannot be read
   */
  static Map<String, String> of(Path folder) {
    return of(folder, Set.of());
  }

  private static Map<String, String> of(Path folder, Set<String> except) {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = file.getFileName().toString();
        if (!except.contains(name)) {
          sums.put(name, Origins.hash(file));
        }
      }
    } catch (IOException e) {
      throw new WorkbenchException(
          folder + " cannot be read: " + e.getMessage(), "Check its permissions.", e);
    }
    return sums;
  }

  /**
   * Checks that files hold what they held when they were saved.
   *
   * @param sums as {@link #of} gave them; empty where they are not known, and nothing is checked
   * @param except names of files that do not matter now
   * @throws WorkbenchException naming the first file that does not, or is not there
   */
  static void check(Path folder, Map<String, String> sums, Set<String> except) {
    if (sums.isEmpty()) {
      return;
    }
    Map<String, String> now = of(folder, except);
    new TreeMap<>(sums)
        .forEach((name, sum) -> {
          if (!except.contains(name) && !sum.equals(now.get(name))) {
            throw new WorkbenchException(
                folder.resolve(name)
                    + (now.containsKey(name)
                        ? " is not what was saved: its SHA-256 differs"
                        : " does not exist"),
                "The disk or another program changed it: look after the disk. Then resume the run:"
                    + " it goes on from the last point from which all is whole.");
          }
        });
  }

  /** As a journal has them; none where it has none. */
  static Map<String, String> orNone(@Nullable Map<String, String> sums) {
    return sums == null ? Map.of() : Map.copyOf(sums);
  }
}
