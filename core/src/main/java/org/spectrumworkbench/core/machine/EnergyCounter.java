package org.spectrumworkbench.core.machine;

/** One source of energy figures. One thread at a time. */
interface EnergyCounter {
  /** What it counts, for people. */
  String name();

  /** Takes in what the hardware says now. */
  void look();

  /** Joules up to the last look. */
  double joules();
}
