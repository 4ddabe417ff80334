package org.spectrumworkbench.core.verify.code;

/** How well a program is kept away from the machine that runs it. */
public enum Isolation {
  /** A bubblewrap sandbox: own processes, own network, own files, no rights. */
  STRONG("strong isolation", "Programs run without network, in a file system of their own."),

  /** A child process with limits. */
  WEAK(
      "weak isolation",
      "Programs have limits of time, memory, processes and output, but can use the network and see"
          + " files."),

  /** Nothing that could hold a program; none is run. */
  NONE("no isolation", "Programs are not run on this machine.");

  private final String words;
  private final String meaning;

  Isolation(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  /** Two words for a badge. */
  public String words() {
    return words;
  }

  /** What it means, in a sentence. */
  public String meaning() {
    return meaning;
  }
}
