package org.spectrumworkbench.store.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.spectrumworkbench.core.experiment.RunState;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;

/**
 * Curves, groups and maps of a run, while it goes on and after.
 *
 * <p>Any thread but the window's: every call reads the database. What the store does not know gives
 * empty answers.
 */
public final class LiveQueries {
  private final Database database;

  public LiveQueries(Database database) {
    this.database = database;
  }

  /**
   * The whole history of some numbers of a stage.
   *
   * @param names as in {@link org.spectrumworkbench.core.experiment.Metric}
   * @param buckets how many buckets a series at most, at least 1
   * @return one series for each name, in that order, empty where nothing was measured
   */
  public List<MetricSeries> metricSeries(
      String run, String stage, List<String> names, int buckets) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.stage(handle, run, stage);
      List<MetricSeries> series = new ArrayList<>();
      for (String name : names) {
        Decimation decimation = new Decimation(buckets);
        if (key.isPresent()) {
          handle
              .createQuery(
                  """
                  SELECT step, measured FROM metric
                  WHERE stage_key = :stage
                    AND name_key = (SELECT name_key FROM metric_name WHERE name = :name)
                  ORDER BY step
                  """)
              .bind("stage", key.get())
              .bind("name", name)
              .scanResultSet((results, context) -> {
                var rs = results.get();
                while (rs.next()) {
                  decimation.add(rs.getInt(1), rs.getDouble(2));
                }
                return Boolean.TRUE;
              });
        }
        series.add(decimation.series(name));
      }
      return series;
    });
  }

  /** The names of the numbers that a stage recorded, sorted. */
  public List<String> metricNames(String run, String stage) {
    return database.with(handle ->
        Keys.stage(handle, run, stage)
            .map(key ->
                handle
                    .createQuery(
                        """
                        SELECT n.name FROM metric_name n
                        WHERE EXISTS (SELECT 1 FROM metric m
                          WHERE m.stage_key = :stage AND m.name_key = n.name_key)
                        ORDER BY n.name
                        """)
                    .bind("stage", key)
                    .mapTo(String.class)
                    .list())
            .orElse(List.of()));
  }

  /** The groups of a stage that were sampled last, the newest first. */
  public List<GroupRow> latestGroups(String run, String stage, int most) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.stage(handle, run, stage);
      if (key.isEmpty()) {
        return List.of();
      }
      List<Long> places =
          handle
              .createQuery(
                  """
                  SELECT place FROM rollout_group WHERE stage_key = :stage
                  ORDER BY stage_key, step DESC, place DESC FETCH FIRST :most ROWS ONLY
                  """)
              .bind("stage", key.get())
              .bind("most", most)
              .mapTo(Long.class)
              .list();
      return GroupSql.at(handle, places);
    });
  }

  /**
   * The latest group of each problem within a window of steps: the dots of the uncertainty map.
   *
   * @param fromStep first step of the window
   * @param toStep last step of the window; {@link Integer#MAX_VALUE} for the newest
   */
  public List<GroupRow> uncertainty(String run, String stage, int fromStep, int toStep) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.stage(handle, run, stage);
      if (key.isEmpty()) {
        return List.of();
      }
      Map<Integer, Long> latest = new LinkedHashMap<>();
      scan(
          handle,
          key.get(),
          fromStep,
          toStep,
          (problem, step, place, pCorrect) -> latest.putIfAbsent(problem, place));
      return GroupSql.at(handle, latest.values());
    });
  }

  /**
   * p_c of problems over steps.
   *
   * @param fromStep first step of the window
   * @param toStep last step of the window
   * @param mostColumns steps are drawn together into at most so many columns, at least 1
   */
  public HeatMap heatMap(String run, String stage, int fromStep, int toStep, int mostColumns) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.stage(handle, run, stage);
      if (key.isEmpty()) {
        return new HeatMap(List.of(), List.of(), List.of());
      }
      HeatMapCells cells = new HeatMapCells();
      scan(
          handle,
          key.get(),
          fromStep,
          toStep,
          (problem, step, place, pCorrect) -> cells.add(problem, step, pCorrect));
      return cells.draw(problemNames(handle, run), mostColumns);
    });
  }

  /**
   * The steps of a stage at which groups were sampled, ascending. Reads as many entries of an index
   * as groups were sampled from that step on.
   *
   * @param from the first step that counts
   */
  public List<Integer> steps(String run, String stage, int from) {
    return database.with(handle ->
        Keys.stage(handle, run, stage)
            .map(key ->
                handle
                    .createQuery(
                        """
                        SELECT step FROM rollout_group
                        WHERE stage_key = :stage AND step >= :from GROUP BY step ORDER BY step
                        """)
                    .bind("stage", key)
                    .bind("from", from)
                    .mapTo(Integer.class)
                    .list())
            .orElse(List.of()));
  }

  /** The settings that changed while a run went on, in order; none of a run that is not there. */
  public List<SettingChange> changes(String run) {
    return database.with(handle ->
        Keys.run(handle, run)
            .map(key ->
                handle
                    .createQuery(
                        """
                        SELECT stage, step, message FROM event
                        WHERE place BETWEEN :first AND :last AND kind = 'setting-changed'
                        ORDER BY place
                        """)
                    .bind("first", Place.of(key, 0))
                    .bind("last", Place.last(key))
                    .map((rs, context) -> {
                      String[] parts = rs.getString("message").split(" ", -1);
                      return new SettingChange(
                          parts[0], parts[1], parts[3], rs.getString("stage"), rs.getInt("step"));
                    })
                    .list())
            .orElseGet(List::of));
  }

  /**
   * The lane of events: starts, ends, states, notes; in the order of the journal.
   *
   * @param most only so many of the newest
   */
  public List<EventRow> events(String run, int most) {
    return database.with(handle ->
        Keys.run(handle, run)
            .map(key ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM event WHERE place BETWEEN :first AND :last
                        ORDER BY place DESC FETCH FIRST :most ROWS ONLY
                        """)
                    .bind("first", Place.of(key, 0))
                    .bind("last", Place.last(key))
                    .bind("most", most)
                    .map((rs, context) -> {
                      String state = rs.getString("state");
                      return new EventRow(
                          Place.seq(rs.getLong("place")),
                          Columns.instant(rs, "at"),
                          rs.getInt("attempt"),
                          rs.getString("kind"),
                          rs.getString("level"),
                          state == null ? null : RunState.valueOf(state),
                          rs.getString("stage"),
                          rs.getInt("step"),
                          rs.getString("message"));
                    })
                    .list()
                    .reversed())
            .orElse(List.of()));
  }

  /** Called for each group of a window, the newest first. */
  @FunctionalInterface
  private interface GroupVisitor {
    void visit(int problem, int step, long place, double pCorrect);
  }

  /** Reads only the index, never the table: a window may hold a whole run. */
  private static void scan(
      Handle handle, int stage, int fromStep, int toStep, GroupVisitor visitor) {
    handle
        .createQuery(
            """
            SELECT problem_key, step, place, p_correct FROM rollout_group
            WHERE stage_key = :stage AND step BETWEEN :from AND :to
            ORDER BY stage_key, step DESC, place DESC
            """)
        .bind("stage", stage)
        .bind("from", fromStep)
        .bind("to", toStep)
        .scanResultSet((results, context) -> {
          var rs = results.get();
          while (rs.next()) {
            visitor.visit(rs.getInt(1), rs.getInt(2), rs.getLong(3), rs.getDouble(4));
          }
          return Boolean.TRUE;
        });
  }

  private static Map<Integer, HeatMap.Row> problemNames(Handle handle, String run) {
    Map<Integer, HeatMap.Row> names = new TreeMap<>();
    handle
        .createQuery(
            """
            SELECT p.problem_key, p.id, d.name FROM problem p
            JOIN run r ON r.run_key = p.run_key
            JOIN subdomain d ON d.subdomain_key = p.subdomain_key
            WHERE r.id = :run
            """)
        .bind("run", run)
        .map((rs, context) ->
            Map.entry(rs.getInt(1), new HeatMap.Row(rs.getString(2), rs.getString(3))))
        .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
    return names;
  }
}
