package org.spectrumworkbench.core.bundle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedSet;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;

/** Which models go into a bundle. */
public enum BundleModels {
  /** None: the journal, the scores and the report alone. */
  NONE,
  /** The models that stages left. */
  FINAL,
  /** These, and the checkpoints that were chosen as specialists. */
  CHOSEN,
  /** Every model and checkpoint with its optimiser's state, so that the run can be resumed. */
  ALL;

  /**
   * Reads a choice.
   *
   * @throws WorkbenchException naming the choices
   */
  public static BundleModels parse(String text) {
    for (BundleModels one : values()) {
      if (one.word().equals(text)) {
        return one;
      }
    }
    throw new WorkbenchException(
        "--models takes none, final, chosen or all, not '" + text + "'",
        "chosen, which is usual, holds the models of the stages and the specialists.");
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The folders of a run's models, as its events name them, in the order of the events. */
  List<String> folders(RunFolder run) {
    SequencedSet<String> models = new LinkedHashSet<>();
    Map<String, String> checkpoints = new HashMap<>();
    SequencedSet<String> all = new LinkedHashSet<>();
    List<RunEvent.SpecialistSelected> specialists = new ArrayList<>();
    run.events()
        .forEach(line -> {
          switch (line.event()) {
            case RunEvent.ModelSaved saved -> models.add(saved.path());
            case RunEvent.CheckpointSaved saved -> {
              all.add(saved.path());
              checkpoints.put(saved.stage() + " " + saved.step(), saved.path());
            }
            case RunEvent.SpecialistSelected selected -> specialists.add(selected);
            default -> {}
          }
        });
    if (this == NONE) {
      return List.of();
    }
    if (this == CHOSEN) {
      specialists.forEach(one -> {
        String path = checkpoints.get(one.source() + " " + one.step());
        if (path != null) {
          models.add(path);
        }
      });
    }
    if (this == ALL) {
      models.addAll(all);
    }
    return List.copyOf(models);
  }
}
