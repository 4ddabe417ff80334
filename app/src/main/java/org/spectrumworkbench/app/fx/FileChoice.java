package org.spectrumworkbench.app.fx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the user for files and shows files outside the window; tests answer for the user. */
public interface FileChoice {

  /**
   * What kind of file is meant.
   *
   * @param description for people, such as {@code Experiment}
   * @param patterns such as {@code *.yaml}; empty for any file
   */
  record Kind(String description, List<String> patterns) {
    public Kind {
      patterns = List.copyOf(patterns);
    }
  }

  /** An existing file to read; empty where the user thought better of it. */
  Optional<Path> open(String title, Kind kind);

  /** A file to write, which may exist; empty where the user thought better of it. */
  Optional<Path> save(String title, String suggestedName, Kind kind);

  /** A folder; empty where the user thought better of it. */
  Optional<Path> folder(String title);

  /** Shows a file or folder in the program that the system has for it: a browser for HTML. */
  void show(Path file);
}
