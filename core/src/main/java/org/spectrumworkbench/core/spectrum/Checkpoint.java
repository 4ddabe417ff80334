package org.spectrumworkbench.core.spectrum;

/**
 * The state of a model during training.
 *
 * @param source the stage or branch that made it
 * @param step optimiser steps done in that stage
 */
public record Checkpoint(String source, int step) {
  @Override
  public String toString() {
    return source + " step " + step;
  }
}
