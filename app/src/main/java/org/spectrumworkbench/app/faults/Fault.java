package org.spectrumworkbench.app.faults;

import static java.util.Objects.requireNonNull;

/**
 * One way in which the world is broken while runs go on.
 *
 * @param name as given to {@code --only}
 * @param what is done, for people
 * @param place where it can be tried
 * @param trial does it and looks what holds
 */
record Fault(String name, String what, Place place, Trial trial) {
  Fault {
    requireNonNull(name, "name");
    requireNonNull(what, "what");
    requireNonNull(place, "place");
    requireNonNull(trial, "trial");
  }

  /** Where a fault can be tried. */
  enum Place {
    /** In an ordinary folder. */
    ANYWHERE,
    /** On a disk of a few megabytes, which needs a name space of mounts: Linux only. */
    SMALL_DISK
  }

  /** Makes the fault and looks what holds afterwards. */
  @FunctionalInterface
  interface Trial {
    /**
     * @param lab where runs are made and broken
     * @param seen is told of everything that must hold
     * @throws NotTried where this machine lacks what is needed
     */
    void run(FaultLab lab, Seen seen) throws Exception;
  }

  /** This machine lacks what a trial needs. */
  static final class NotTried extends Exception {
    private static final long serialVersionUID = 1L;

    NotTried(String why) {
      super(why);
    }
  }
}
