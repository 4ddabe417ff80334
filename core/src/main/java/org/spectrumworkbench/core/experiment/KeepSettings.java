package org.spectrumworkbench.core.experiment;

import static org.spectrumworkbench.core.experiment.Setting.Level.ADVANCED;
import static org.spectrumworkbench.core.experiment.Setting.Source.OURS;

/** Which checkpoints stay, as settings of an experiment. */
final class KeepSettings {
  private KeepSettings() {}

  static void describe(SettingBook book) {
    book.section("keep", "Checkpoints that are kept");
    book.whole(
        "keep.last",
        "Last",
        5,
        0,
        1_000_000,
        "checkpoints",
        "The newest of each stage; 0 keeps all. Specialists are always kept, and whatever a later stage still needs.",
        OURS,
        ADVANCED);
    book.whole(
        "keep.best",
        "Best",
        1,
        0,
        1000,
        "checkpoints",
        "Of each signal stage, those with the highest mean reward since the checkpoint before.",
        OURS,
        ADVANCED);
    book.whole(
        "keep.reserve",
        "Free space",
        256,
        0,
        1_000_000,
        "MB",
        "Stays free beside the next checkpoint; where there is less the run pauses by itself until there is room.",
        OURS,
        ADVANCED);
  }
}
