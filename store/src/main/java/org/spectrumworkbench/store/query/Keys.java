package org.spectrumworkbench.store.query;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The store's own numbers for what the screens name. */
final class Keys {
  private Keys() {}

  static Optional<Integer> run(Handle handle, String run) {
    return handle
        .createQuery("SELECT run_key FROM run WHERE id = :run")
        .bind("run", run)
        .mapTo(Integer.class)
        .findOne();
  }

  static Optional<Integer> stage(Handle handle, String run, String stage) {
    return handle
        .createQuery(
            """
            SELECT s.stage_key FROM stage s JOIN run r ON r.run_key = s.run_key
            WHERE r.id = :run AND s.stage = :stage
            """)
        .bind("run", run)
        .bind("stage", stage)
        .mapTo(Integer.class)
        .findOne();
  }
}
