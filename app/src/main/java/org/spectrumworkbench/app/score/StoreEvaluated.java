package org.spectrumworkbench.app.score;

import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.ExperimentFile;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.query.RunDetail;

/** Reads held-out scores from the store. */
public final class StoreEvaluated implements EvaluatedSource {
  private final Store store;

  public StoreEvaluated(Store store) {
    this.store = store;
  }

  @Override
  public Evaluated read(String run) {
    return new Evaluated(
        store.results().evaluations(run),
        store.results().problems(run, "evaluate").stream()
            .map(problem -> new Evaluated.HeldOut(problem.id(), problem.subdomain()))
            .toList(),
        method(store.runs().detail(run)));
  }

  private static String method(Optional<RunDetail> detail) {
    if (detail.isEmpty()) {
      return "mgpo";
    }
    try {
      return ExperimentFile.parse(detail.get().settings(), detail.get().run().id())
          .text("signal.method");
    } catch (WorkbenchException otherVersion) {
      return "mgpo";
    }
  }
}
