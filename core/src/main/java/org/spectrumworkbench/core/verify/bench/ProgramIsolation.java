package org.spectrumworkbench.core.verify.bench;

import java.util.Optional;
import org.spectrumworkbench.core.verify.TaskVerifier;
import org.spectrumworkbench.core.verify.code.Isolation;

/**
 * How the programs of a bench were held.
 *
 * @param isolation how well
 * @param reason by what, and why not better, for people
 */
public record ProgramIsolation(Isolation isolation, String reason) {
  /** How a verifier holds programs; empty where it runs none. */
  public static Optional<ProgramIsolation> of(TaskVerifier verifier) {
    return verifier
        .sandbox()
        .map(sandbox -> new ProgramIsolation(sandbox.isolation(), sandbox.reason()));
  }

  public boolean isStrong() {
    return isolation == Isolation.STRONG;
  }

  /** What it means for the machine, and why it is so. */
  public String meaning() {
    return isolation.meaning() + " " + reason;
  }
}
