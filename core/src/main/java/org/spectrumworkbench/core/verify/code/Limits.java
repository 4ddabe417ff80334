package org.spectrumworkbench.core.verify.code;

import org.spectrumworkbench.core.problem.ProgramTests.Language;

/**
 * What a program may use. Time for each test comes with the tests.
 *
 * @param memory bytes that the program itself may use: the heap of a JVM
 * @param process bytes that the whole process may take
 * @param bound how those are counted
 * @param processes processes and threads together
 * @param openFiles descriptors of one process
 * @param file bytes that one file may have
 * @param folder bytes that all its files may have together, where the isolation is strong
 * @param output bytes that it may print, or return from a call
 * @param startSeconds wall time until the interpreter runs; passing it is no fault of the program
 * @param compileSeconds wall time of compiling
 * @param totalSeconds wall and processor time of all tests together
 */
public record Limits(
    long memory,
    long process,
    Bound bound,
    int processes,
    int openFiles,
    long file,
    long folder,
    int output,
    double startSeconds,
    double compileSeconds,
    double totalSeconds) {
  private static final long MEBIBYTE = 1 << 20;

  /** What of a process's memory is limited. */
  public enum Bound {
    /** All addresses. */
    ADDRESS_SPACE("-v"),
    /** What can be written to: a JVM reserves more addresses than it uses. */
    DATA("-d");

    private final String option;

    Bound(String option) {
      this.option = option;
    }
  }

  /** Those of Python programs, whose interpreter is small. */
  public static final Limits PYTHON =
      new Limits(
          512 * MEBIBYTE,
          512 * MEBIBYTE,
          Bound.ADDRESS_SPACE,
          16,
          64,
          16 * MEBIBYTE,
          64 * MEBIBYTE,
          (int) MEBIBYTE,
          20,
          20,
          60);

  /** Those of Java programs; the compiler runs inside too. */
  public static final Limits JAVA =
      new Limits(
          256 * MEBIBYTE,
          1024 * MEBIBYTE,
          Bound.DATA,
          64,
          256,
          16 * MEBIBYTE,
          64 * MEBIBYTE,
          (int) MEBIBYTE,
          20,
          30,
          60);

  /** The limits of a language. */
  public static Limits of(Language language) {
    return switch (language) {
      case PYTHON -> PYTHON;
      case JAVA -> JAVA;
    };
  }

  /**
   * Commands of a POSIX shell that set the limits of this process and of those that come from it. A
   * shell that lacks one goes on without it.
   *
   * @param processesBeside processes of the same user that count as well but are none of the
   *     program's; negative where processes cannot be counted, so that they are not limited
   */
  String shellCommands(int processesBeside) {
    StringBuilder script = new StringBuilder("ulimit -c 0; ");
    // Where memory runs out all the same, Linux kills this first and not the workbench.
    script.append("{ echo 1000 > /proc/self/oom_score_adj; } 2>/dev/null; ");
    script
        .append("ulimit -t ")
        .append((long) Math.ceil(totalSeconds + compileSeconds))
        .append("; ");
    script.append("ulimit -n ").append(openFiles).append("; ");
    // POSIX counts in blocks of 512 bytes; bash does so only when it is called sh.
    script.append("ulimit -f ").append(file / 512).append("; ");
    script.append("ulimit ").append(bound.option).append(' ').append(process / 1024).append("; ");
    if (processesBeside >= 0) {
      int most = processes + processesBeside;
      script.append("ulimit -u ").append(most).append(" 2>/dev/null || ulimit -p ");
      script.append(most).append("; ");
    }
    return script.toString();
  }
}
