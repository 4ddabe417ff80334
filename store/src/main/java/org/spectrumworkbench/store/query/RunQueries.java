package org.spectrumworkbench.store.query;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs for the table, the home screen and the search.
 *
 * <p>Any thread but the window's: every call reads the database.
 */
public final class RunQueries {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static final String ROWS =
      """
      SELECT r.*, s.title, s.step, s.steps,
        (SELECT COUNT(*) FROM attempt a WHERE a.run_key = r.run_key) AS attempts,
        (SELECT MIN(a.started) FROM attempt a WHERE a.run_key = r.run_key) AS started
      FROM run r
      LEFT JOIN stage s ON s.run_key = r.run_key AND s.stage = r.current_stage
      """;

  private final Database database;

  public RunQueries(Database database) {
    this.database = database;
  }

  /** All runs, the newest first. */
  public List<RunRow> list() {
    return database.with(handle -> {
      Map<Integer, List<Evaluated>> evaluated = new HashMap<>();
      handle
          .createQuery("SELECT place, model, pass1, pass8 FROM evaluation ORDER BY place")
          .map((rs, context) -> Evaluated.of(rs))
          .forEach(e -> evaluated.computeIfAbsent(e.run(), key -> new ArrayList<>()).add(e));
      Map<Integer, Long> bytes = new HashMap<>();
      handle
          .createQuery("SELECT place, bytes FROM checkpoint")
          .map((rs, context) -> Map.entry(Place.run(rs.getLong(1)), rs.getLong(2)))
          .forEach(entry -> bytes.merge(entry.getKey(), entry.getValue(), Long::sum));
      return handle
          .createQuery(ROWS + "ORDER BY r.created DESC, r.id DESC")
          .map((rs, context) -> {
            int run = rs.getInt("run_key");
            return row(rs, evaluated.getOrDefault(run, List.of()), bytes.getOrDefault(run, 0L));
          })
          .list();
    });
  }

  /** One run of the list; empty where the store does not know it. */
  public Optional<RunRow> find(String run) {
    return database.with(handle -> find(handle, run));
  }

  /** A run with settings, stages and attempts; empty where the store does not know it. */
  public Optional<RunDetail> detail(String run) {
    return database.with(handle ->
        find(handle, run)
            .map(row ->
                new RunDetail(
                    row,
                    settings(handle, run),
                    stages(handle, run).stream().filter(StageRow::isPlanned).toList(),
                    attempts(handle, run))));
  }

  /**
   * The stages of a run in the order of its plan; behind them what events name as a stage and no
   * plan does, such as the probing of one stage's checkpoints.
   */
  public List<StageRow> stages(String run) {
    return database.with(handle -> stages(handle, run));
  }

  /**
   * Runs by name or identifier, then problems by identifier or question, that contain a text, upper
   * and lower case alike.
   *
   * @param most how many hits of each kind at most
   */
  public List<SearchHit> search(String text, int most) {
    String pattern = Like.containing(text);
    return database.with(handle -> {
      List<SearchHit> hits =
          new ArrayList<>(
              handle
                  .createQuery(
                      """
                      SELECT id, name FROM run
                      WHERE LOWER(name) LIKE :pattern OR LOWER(id) LIKE :pattern
                      ORDER BY created DESC FETCH FIRST :most ROWS ONLY
                      """)
                  .bind("pattern", pattern)
                  .bind("most", most)
                  .map((rs, context) ->
                      new SearchHit(rs.getString(1), rs.getString(2), null, rs.getString(2)))
                  .list());
      handle
          .createQuery(
              """
              SELECT r.id, r.name, p.id, p.question
              FROM (SELECT * FROM problem
                    WHERE LOWER(id) LIKE :pattern OR LOWER(question) LIKE :pattern
                    ORDER BY problem_key DESC FETCH FIRST :most ROWS ONLY) p
              JOIN run r ON r.run_key = p.run_key
              """)
          .bind("pattern", pattern)
          .bind("most", most)
          .map((rs, context) ->
              new SearchHit(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4)))
          .forEach(hits::add);
      return hits;
    });
  }

  private static Optional<RunRow> find(Handle handle, String id) {
    Optional<Integer> key = Keys.run(handle, id);
    if (key.isEmpty()) {
      return Optional.empty();
    }
    long first = Place.of(key.get(), 0);
    long last = Place.last(key.get());
    List<Evaluated> evaluated =
        handle
            .createQuery(
                """
                SELECT place, model, pass1, pass8 FROM evaluation
                WHERE place BETWEEN :first AND :last ORDER BY place
                """)
            .bind("first", first)
            .bind("last", last)
            .map((rs, context) -> Evaluated.of(rs))
            .list();
    long bytes =
        handle
            .createQuery(
                "SELECT COALESCE(SUM(bytes), 0) FROM checkpoint WHERE place BETWEEN :first AND :last")
            .bind("first", first)
            .bind("last", last)
            .mapTo(Long.class)
            .one();
    return handle
        .createQuery(ROWS + "WHERE r.run_key = :run")
        .bind("run", key.get())
        .map((rs, context) -> row(rs, evaluated, bytes))
        .findOne();
  }

  private static String settings(Handle handle, String run) {
    return handle
        .createQuery("SELECT settings FROM run WHERE id = :run")
        .bind("run", run)
        .mapTo(String.class)
        .one();
  }

  private static List<StageRow> stages(Handle handle, String run) {
    return handle
        .createQuery(
            """
            SELECT s.* FROM stage s JOIN run r ON r.run_key = s.run_key
            WHERE r.id = :run ORDER BY s.position, s.stage_key
            """)
        .bind("run", run)
        .map((rs, context) ->
            new StageRow(
                rs.getString("stage"),
                rs.getString("kind"),
                rs.getString("title"),
                rs.getInt("step"),
                rs.getInt("steps"),
                Columns.instantOrNull(rs, "started"),
                Columns.doubleOrNull(rs, "seconds")))
        .list();
  }

  private static List<AttemptRow> attempts(Handle handle, String run) {
    return handle
        .createQuery(
            """
            SELECT a.* FROM attempt a JOIN run r ON r.run_key = a.run_key
            WHERE r.id = :run ORDER BY a.number
            """)
        .bind("run", run)
        .map((rs, context) -> {
          String state = rs.getString("state");
          return new AttemptRow(
              rs.getInt("number"),
              rs.getLong("resumed_after"),
              state == null ? null : RunState.valueOf(state),
              rs.getString("message"),
              Columns.instantOrNull(rs, "started"),
              Columns.instantOrNull(rs, "ended"),
              rs.getLong("pid"),
              JSON.readValue(rs.getString("machine"), new TypeReference<>() {}));
        })
        .list();
  }

  private static RunRow row(ResultSet rs, List<Evaluated> evaluated, long bytes)
      throws SQLException {
    Evaluated last = null;
    for (Evaluated e : evaluated) {
      if (last == null || !last.model().equals("signal") || e.model().equals("signal")) {
        last = e;
      }
    }
    return new RunRow(
        rs.getString("id"),
        rs.getString("name"),
        RunState.valueOf(rs.getString("state")),
        rs.getString("message"),
        Columns.instant(rs, "created"),
        Columns.instantOrNull(rs, "started"),
        Columns.instant(rs, "updated"),
        rs.getString("current_stage"),
        rs.getString("title"),
        rs.getInt("step"),
        rs.getInt("steps"),
        Columns.doubleOrNull(rs, "seconds_left_low"),
        Columns.doubleOrNull(rs, "seconds_left_high"),
        evaluated.stream().map(e -> new RunRow.StagePass(e.model(), e.pass1())).toList(),
        last == null ? null : (Double) last.pass1(),
        last == null ? null : last.pass8(),
        bytes,
        rs.getInt("attempts"),
        Path.of(rs.getString("path")),
        rs.getBoolean("present"));
  }

  private record Evaluated(int run, String model, double pass1, @Nullable Double pass8) {
    static Evaluated of(ResultSet rs) throws SQLException {
      return new Evaluated(
          Place.run(rs.getLong("place")),
          rs.getString("model"),
          rs.getDouble("pass1"),
          Columns.doubleOrNull(rs, "pass8"));
    }
  }
}
