package org.spectrumworkbench.core.verify.code;

import java.util.Objects;

/**
 * The result of one program.
 *
 * @param outcome what came of it
 * @param test the number of the test that decided, from 1; 0 where none did
 * @param reason why, in a sentence for people
 */
public record ProgramResult(ProgramOutcome outcome, int test, String reason) {
  public ProgramResult {
    Objects.requireNonNull(outcome);
    Objects.requireNonNull(reason);
  }
}
