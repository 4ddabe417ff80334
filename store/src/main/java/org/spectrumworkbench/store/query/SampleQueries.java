package org.spectrumworkbench.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.database.Place;
import org.spectrumworkbench.store.database.TokenBytes;
import org.spectrumworkbench.store.database.Verdicts;

/**
 * Problems and the answers that were sampled for them.
 *
 * <p>Any thread but the window's: every call reads the database. What the store does not know gives
 * empty answers.
 */
public final class SampleQueries {
  private final Database database;

  public SampleQueries(Database database) {
    this.database = database;
  }

  /**
   * The groups of one step with all their answers.
   *
   * @param most groups at most, the newest; at least 1
   */
  public StepGroups step(String run, String stage, int step, int most) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.stage(handle, run, stage);
      if (key.isEmpty()) {
        return new StepGroups(List.of(), 0);
      }
      List<Long> places =
          handle
              .createQuery(
                  """
                  SELECT place FROM rollout_group USE INDEX (rollout_group_step)
                  WHERE stage_key = :stage AND step = :step
                  ORDER BY stage_key, step DESC, place DESC FETCH FIRST :most ROWS ONLY
                  """)
              .bind("stage", key.get())
              .bind("step", step)
              .bind("most", most)
              .mapTo(Long.class)
              .list();
      int sampled =
          places.size() < most
              ? places.size()
              : handle
                  .createQuery(
                      "SELECT COUNT(*) FROM rollout_group WHERE stage_key = :stage AND step = :step")
                  .bind("stage", key.get())
                  .bind("step", step)
                  .mapTo(Integer.class)
                  .one();
      return new StepGroups(details(handle, places.reversed()), sampled);
    });
  }

  /** All answers to one problem at one step; the latest group where it was sampled twice. */
  public Optional<GroupDetail> group(String run, String stage, int step, String problem) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT g.place FROM run r
                JOIN problem p ON p.run_key = r.run_key AND p.id = :problem
                JOIN stage s ON s.run_key = r.run_key AND s.stage = :stage
                JOIN rollout_group g ON g.problem_key = p.problem_key
                  AND g.stage_key = s.stage_key AND g.step = :step
                WHERE r.id = :run
                ORDER BY g.place DESC FETCH FIRST ROW ONLY
                """)
            .bind("run", run)
            .bind("stage", stage)
            .bind("step", step)
            .bind("problem", problem)
            .mapTo(Long.class)
            .findOne()
            .flatMap(place -> details(handle, List.of(place)).stream().findFirst()));
  }

  /** All answers of the group at that place. */
  public Optional<GroupDetail> group(long place) {
    return database.with(handle -> details(handle, List.of(place)).stream().findFirst());
  }

  /** Every group of a problem, over all stages and steps of its run, the newest first. */
  public List<GroupRow> history(String run, String problem) {
    return database.with(handle ->
        GroupSql.at(
            handle,
            handle
                .createQuery(
                    """
                    SELECT g.place FROM run r
                    JOIN problem p ON p.run_key = r.run_key AND p.id = :problem
                    JOIN rollout_group g ON g.problem_key = p.problem_key
                    WHERE r.id = :run ORDER BY g.place DESC
                    """)
                .bind("run", run)
                .bind("problem", problem)
                .mapTo(Long.class)
                .list()));
  }

  /** The subdomains of a run's problems, sorted. */
  public List<String> subdomains(String run) {
    return database.with(handle ->
        handle
            .createQuery(
                """
                SELECT DISTINCT d.name FROM run r
                JOIN problem p ON p.run_key = r.run_key
                JOIN subdomain d ON d.subdomain_key = p.subdomain_key
                WHERE r.id = :run ORDER BY d.name
                """)
            .bind("run", run)
            .mapTo(String.class)
            .list());
  }

  /** The groups at those places with all their answers, in the same order: three statements. */
  private static List<GroupDetail> details(Handle handle, List<Long> places) {
    List<GroupRow> rows = GroupSql.at(handle, places);
    if (rows.isEmpty()) {
      return List.of();
    }
    Long[] wanted = rows.stream().map(GroupRow::place).toArray(Long[]::new);
    Map<Long, String> answers = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT g.place, p.answer FROM UNNEST(:places) AS wanted(place)
            JOIN rollout_group g ON g.place = wanted.place
            JOIN problem p ON p.problem_key = g.problem_key
            """)
        .bind("places", wanted)
        .map((rs, context) -> Map.entry(rs.getLong(1), rs.getString(2)))
        .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
    Map<Long, List<Rollout>> rollouts = new HashMap<>();
    handle
        .createQuery(
            """
            SELECT r.* FROM UNNEST(:lowest, :highest) AS wanted(lowest, highest)
            JOIN rollout r ON r.id BETWEEN wanted.lowest AND wanted.highest
            """)
        .bind(
            "lowest", Arrays.stream(wanted).map(place -> Place.row(place, 0)).toArray(Long[]::new))
        .bind("highest", Arrays.stream(wanted).map(Place::lastRow).toArray(Long[]::new))
        .map((rs, context) -> Map.entry(Place.ofRow(rs.getLong("id")), rollout(rs)))
        .forEach(entry ->
            rollouts
                .computeIfAbsent(entry.getKey(), key -> new ArrayList<>())
                .add(entry.getValue()));
    List<GroupDetail> details = new ArrayList<>(rows.size());
    for (GroupRow row : rows) {
      details.add(
          new GroupDetail(
              row,
              answers.getOrDefault(row.place(), ""),
              rollouts.getOrDefault(row.place(), List.of()).stream()
                  .sorted(Comparator.comparingInt(Rollout::sample))
                  .toList()));
    }
    return details;
  }

  private static Rollout rollout(ResultSet rs) throws SQLException {
    return new Rollout(
        Place.index(rs.getLong("id")),
        rs.getString("text"),
        TokenBytes.tokens(rs.getBytes("tokens")),
        Verdicts.outcome(rs.getString("verdict").charAt(0)),
        rs.getString("reason"),
        rs.getString("extracted"),
        rs.getDouble("reward"),
        Columns.doubleOrNull(rs, "advantage"),
        rs.getInt("length"),
        rs.getDouble("log_prob"),
        rs.getDouble("entropy"));
  }
}
