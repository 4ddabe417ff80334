package org.spectrumworkbench.core.verify.math;

/** How the commas between digits are read. */
enum Reading {
  /** {@code 1,234} is a number of four digits, {@code 1,2} a list. */
  STANDARD,
  /** {@code 1,22} is a decimal. */
  DECIMAL_COMMA,
  /** {@code 100,200} is a list. */
  LIST
}
