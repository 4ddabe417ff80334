package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A way to hold a program. */
sealed interface Confinement permits Bubblewrap, LimitedProcess {
  /** How well it holds. */
  Isolation isolation();

  /** What it is, for people: a name and a version. */
  String description();

  /**
   * Starts a program with an empty environment in an empty folder of its own.
   *
   * @param program the command; the paths in it are those of this machine
   * @param readable folders of this machine that it needs besides those of the system
   * @throws IOException if it cannot be started
   */
  Confined start(List<String> program, List<Path> readable, Limits limits) throws IOException;

  /** A program that is held. */
  interface Confined {
    /** The process through which it is fed and read. */
    Process process();

    /**
     * Kills it and everything that came of it, and removes its folder. May be called again.
     *
     * @throws IOException if something of it is left
     */
    void end() throws IOException;
  }
}
