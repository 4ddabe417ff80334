package org.spectrumworkbench.store.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunEvent.PlannedStage;

/** How far a run is, in memory for the length of one transaction: its place and its stages. */
final class RunCursor {
  /** The position of a stage that no plan names. */
  private static final int UNPLANNED = 1_000_000;

  private static final String LOAD_STAGES =
      "SELECT stage, stage_key, position, kind, title, steps, step, step_seq, started,"
          + " started_seq, seconds, finished_seq FROM stage WHERE run_key = ? ORDER BY stage_key";
  private static final String SAVE_STAGE =
      "UPDATE stage SET position = ?, kind = ?, title = ?, steps = ?, step = ?, step_seq = ?,"
          + " started = ?, started_seq = ?, seconds = ?, finished_seq = ? WHERE stage_key = ?";

  private final Connection connection;
  private final int run;
  private final Map<String, Stage> stages = new LinkedHashMap<>();
  private @Nullable String currentStage;
  private @Nullable Double secondsLeftLow;
  private @Nullable Double secondsLeftHigh;
  private Instant updated;

  private static final class Stage {
    int key;
    int position = UNPLANNED;
    String kind = "";
    String title = "";
    int steps;
    int step;
    long stepSeq;
    @Nullable Instant started;
    long startedSeq;
    @Nullable Double seconds;
    long finishedSeq;
    boolean changed;
  }

  /** Reads the run's row and holds it against other writers until the transaction ends. */
  RunCursor(Connection connection, int run, String id) throws SQLException {
    this.connection = connection;
    this.run = run;
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT current_stage, seconds_left_low, seconds_left_high, updated FROM run"
                + " WHERE run_key = ? AND id = ? FOR UPDATE")) {
      select.setInt(1, run);
      // Another database may have taken this one's place, in which the key is another run's.
      select.setString(2, id);
      ResultSet rs = select.executeQuery();
      if (!rs.next()) {
        throw new SQLException("run " + run + " was deleted");
      }
      currentStage = rs.getString(1);
      secondsLeftLow = rs.getObject(2, Double.class);
      secondsLeftHigh = rs.getObject(3, Double.class);
      updated = rs.getObject(4, OffsetDateTime.class).toInstant();
    }
    try (PreparedStatement select = connection.prepareStatement(LOAD_STAGES)) {
      select.setInt(1, run);
      ResultSet rs = select.executeQuery();
      while (rs.next()) {
        stages.put(rs.getString("stage"), read(rs));
      }
    }
  }

  private static Stage read(ResultSet rs) throws SQLException {
    Stage stage = new Stage();
    stage.key = rs.getInt("stage_key");
    stage.position = rs.getInt("position");
    stage.kind = rs.getString("kind");
    stage.title = rs.getString("title");
    stage.steps = rs.getInt("steps");
    stage.step = rs.getInt("step");
    stage.stepSeq = rs.getLong("step_seq");
    OffsetDateTime started = rs.getObject("started", OffsetDateTime.class);
    stage.started = started == null ? null : started.toInstant();
    stage.startedSeq = rs.getLong("started_seq");
    stage.seconds = rs.getObject("seconds", Double.class);
    stage.finishedSeq = rs.getLong("finished_seq");
    return stage;
  }

  int run() {
    return run;
  }

  /** The stage's key; one that no plan named is added behind the others. */
  int stageKey(String name) throws SQLException {
    return stage(name).key;
  }

  void at(Instant time) {
    updated = time;
  }

  /** A worker took over with this plan; what came after {@code resumedAfter} did not happen. */
  void resume(List<PlannedStage> plan, long resumedAfter) throws SQLException {
    for (Stage stage : stages.values()) {
      if (stage.stepSeq > resumedAfter) {
        stage.step = 0;
        stage.stepSeq = 0;
      }
      if (stage.startedSeq > resumedAfter) {
        stage.started = null;
        stage.startedSeq = 0;
      }
      if (stage.finishedSeq > resumedAfter) {
        stage.seconds = null;
        stage.finishedSeq = 0;
      }
      stage.position = UNPLANNED;
      stage.changed = true;
    }
    for (int i = 0; i < plan.size(); i++) {
      PlannedStage planned = plan.get(i);
      Stage stage = stage(planned.stage());
      stage.position = i;
      stage.kind = planned.kind();
      stage.title = planned.title();
      stage.steps = planned.steps();
      stage.changed = true;
    }
    secondsLeftLow = null;
    secondsLeftHigh = null;
  }

  void started(String name, int fromStep, Instant time, long seq) throws SQLException {
    Stage stage = stage(name);
    stage.step = fromStep;
    stage.stepSeq = seq;
    if (stage.started == null) {
      stage.started = time;
      stage.startedSeq = seq;
    }
    stage.changed = true;
    currentStage = name;
  }

  void progressed(String name, int step, int steps, double low, double high, long seq)
      throws SQLException {
    Stage stage = stage(name);
    stage.step = step;
    stage.stepSeq = seq;
    stage.steps = steps;
    stage.changed = true;
    currentStage = name;
    secondsLeftLow = low;
    secondsLeftHigh = high;
  }

  void finished(String name, double seconds, long seq) throws SQLException {
    Stage stage = stage(name);
    stage.seconds = seconds;
    stage.finishedSeq = seq;
    stage.step = Math.max(stage.step, stage.steps);
    stage.stepSeq = seq;
    stage.changed = true;
  }

  /** Writes what changed. */
  void save() throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement(
            "UPDATE run SET current_stage = ?, seconds_left_low = ?, seconds_left_high = ?,"
                + " updated = ? WHERE run_key = ?")) {
      update.setString(1, currentStage);
      update.setObject(2, secondsLeftLow);
      update.setObject(3, secondsLeftHigh);
      update.setObject(4, updated.atOffset(ZoneOffset.UTC));
      update.setInt(5, run);
      update.executeUpdate();
    }
    try (PreparedStatement update = connection.prepareStatement(SAVE_STAGE)) {
      for (Stage stage : stages.values()) {
        if (stage.changed) {
          update.setInt(1, stage.position);
          update.setString(2, stage.kind);
          update.setString(3, stage.title);
          update.setInt(4, stage.steps);
          update.setInt(5, stage.step);
          update.setLong(6, stage.stepSeq);
          update.setObject(
              7, stage.started == null ? null : stage.started.atOffset(ZoneOffset.UTC));
          update.setLong(8, stage.startedSeq);
          update.setObject(9, stage.seconds);
          update.setLong(10, stage.finishedSeq);
          update.setInt(11, stage.key);
          update.executeUpdate();
        }
      }
    }
  }

  private Stage stage(String name) throws SQLException {
    Stage known = stages.get(name);
    if (known != null) {
      return known;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO stage (run_key, stage, position, kind, title, steps, step, step_seq,"
                + " started_seq, finished_seq) VALUES (?, ?, ?, '', ?, 0, 0, 0, 0, 0)",
            new String[] {"stage_key"})) {
      insert.setInt(1, run);
      insert.setString(2, name);
      insert.setInt(3, UNPLANNED);
      insert.setString(4, name);
      insert.executeUpdate();
      ResultSet keys = insert.getGeneratedKeys();
      keys.next();
      Stage stage = new Stage();
      stage.key = keys.getInt(1);
      stage.title = name;
      stages.put(name, stage);
      return stage;
    }
  }
}
