package org.spectrumworkbench.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.spectrumworkbench.core.experiment.RunEvent.ProbeScored;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;
import org.spectrumworkbench.core.experiment.RunEvent.SpecialistSelected;
import org.spectrumworkbench.core.experiment.StageResult;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;
import tools.jackson.databind.json.JsonMapper;

/**
 * What came out of a run: probes, specialists, models, held-out scores.
 *
 * <p>Any thread but the window's: every call reads the database. What the store does not know gives
 * empty answers; lists are in the order of the journal.
 */
public final class ResultQueries {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Database database;

  public ResultQueries(Database database) {
    this.database = database;
  }

  /** The held-out scores of the run's models. */
  public List<StageResult> evaluations(String run) {
    return ofRun(
        run,
        "evaluation",
        (rs, context) -> JSON.readValue(rs.getString("result"), StageResult.class));
  }

  /**
   * The problems of a set as it was declared last; those of the set {@code evaluate} are in the
   * order of {@link StageResult#correct}.
   */
  public List<ProblemRow> problems(String run, String set) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT p.id, d.name, p.question, p.answer FROM run r
                JOIN problem_set t ON t.run_key = r.run_key AND t.name = :set
                JOIN problem p ON p.problem_key = t.problem_key
                JOIN subdomain d ON d.subdomain_key = p.subdomain_key
                WHERE r.id = :run ORDER BY t.position
                """)
            .bind("run", run)
            .bind("set", set)
            .map((rs, context) ->
                new ProblemRow(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
            .list());
  }

  /** Every probe: checkpoint x subdomain x half. */
  public List<ProbeScored> probes(String run) {
    return ofRun(
        run,
        "probe_score",
        (rs, context) ->
            new ProbeScored(
                rs.getString("stage"),
                rs.getString("source"),
                rs.getInt("step"),
                rs.getString("subdomain"),
                rs.getString("half"),
                rs.getInt("k"),
                rs.getDouble("pass_at_k"),
                rs.getDouble("low"),
                rs.getDouble("high"),
                rs.getDouble("pass1"),
                rs.getInt("samples"),
                integers(rs, "correct")));
  }

  /** The specialist of each subdomain. */
  public List<SpecialistSelected> specialists(String run) {
    return ofRun(
        run,
        "specialist",
        (rs, context) ->
            new SpecialistSelected(
                rs.getString("stage"),
                rs.getString("subdomain"),
                rs.getString("source"),
                rs.getInt("step"),
                rs.getDouble("selected"),
                rs.getDouble("confirmed")));
  }

  /** The checkpoints that were written; some may have been deleted since. */
  public List<CheckpointRow> checkpoints(String run) {
    return ofRun(
        run,
        "checkpoint",
        (rs, context) ->
            new CheckpointRow(
                Columns.instant(rs, "at"),
                rs.getString("stage"),
                rs.getInt("step"),
                rs.getString("path"),
                rs.getLong("bytes")));
  }

  /** The model folders that were written. */
  public List<ModelRow> models(String run) {
    return ofRun(
        run,
        "model",
        (rs, context) ->
            new ModelRow(
                Columns.instant(rs, "at"),
                rs.getString("stage"),
                rs.getString("path"),
                rs.getString("description")));
  }

  private <T> List<T> ofRun(String run, String table, RowMapper<T> mapper) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.run(handle, run);
      if (key.isEmpty()) {
        return List.of();
      }
      return handle
          .createQuery(
              "SELECT * FROM " + table + " WHERE place BETWEEN :first AND :last ORDER BY place")
          .bind("first", Place.of(key.get(), 0))
          .bind("last", Place.last(key.get()))
          .map(mapper)
          .list();
    });
  }

  private static List<Integer> integers(ResultSet rs, String column) throws SQLException {
    Object[] values = (Object[]) rs.getArray(column).getArray();
    return Arrays.stream(values).map(Integer.class::cast).toList();
  }
}
