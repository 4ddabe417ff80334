package org.spectrumworkbench.store.query;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
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
   * One page of a run's groups that pass a filter, the newest first; those of one stage by step,
   * highest first. With a stage and a step in the filter each problem comes once.
   *
   * <p>A filter by text reads the answers of every group before the last hit; without a stage or a
   * step that can take a second for a large run.
   *
   * @param from null for the first page, else {@link GroupPage#next} of the page before
   * @param most groups on a page, at least 1
   */
  public GroupPage page(String run, SampleFilter filter, @Nullable Long from, int most) {
    return database.with(handle -> {
      Optional<Integer> key = Keys.run(handle, run);
      if (key.isEmpty()) {
        return new GroupPage(List.of(), null);
      }
      SampleSql sql = SampleSql.of(handle, run, key.get(), filter, from);
      List<Long> places =
          handle
              .createQuery(sql.text())
              .bindMap(sql.values())
              .bind("most", most + 1)
              .mapTo(Long.class)
              .list();
      boolean more = places.size() > most;
      return new GroupPage(
          GroupSql.at(handle, more ? places.subList(0, most) : places),
          more ? places.get(most) : null);
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
            .flatMap(place -> group(handle, place)));
  }

  /** All answers of the group at that place. */
  public Optional<GroupDetail> group(long place) {
    return database.with(handle -> group(handle, place));
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

  private static Optional<GroupDetail> group(Handle handle, long place) {
    List<GroupRow> rows = GroupSql.at(handle, List.of(place));
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    String answer =
        handle
            .createQuery(
                """
                SELECT p.answer FROM rollout_group g JOIN problem p ON p.problem_key = g.problem_key
                WHERE g.place = :place
                """)
            .bind("place", place)
            .mapTo(String.class)
            .one();
    List<Rollout> rollouts =
        handle
            .createQuery("SELECT * FROM rollout WHERE id BETWEEN :first AND :last ORDER BY id")
            .bind("first", Place.row(place, 0))
            .bind("last", Place.lastRow(place))
            .map((rs, context) ->
                new Rollout(
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
                    rs.getDouble("entropy")))
            .list();
    return Optional.of(new GroupDetail(rows.getFirst(), answer, rollouts));
  }
}
