package org.spectrumworkbench.app.leaks;

import java.util.List;
import java.util.function.Supplier;
import org.spectrumworkbench.store.Store;

/** The runs of the store whose folder is there and of which a model has been evaluated. */
public final class EvaluatedRuns implements Supplier<List<EvaluatedRun>> {
  private static final int MOST = 100;

  private final Store store;

  public EvaluatedRuns(Store store) {
    this.store = store;
  }

  /** Newest first, the newest hundred. */
  @Override
  public List<EvaluatedRun> get() {
    return store.runs().list().stream()
        .filter(row -> row.present() && !row.passes().isEmpty())
        .limit(MOST)
        .map(row -> new EvaluatedRun(row.id(), row.name(), row.path()))
        .toList();
  }
}
