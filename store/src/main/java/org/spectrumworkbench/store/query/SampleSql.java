package org.spectrumworkbench.store.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.store.database.Place;
import org.spectrumworkbench.store.database.Verdicts;

/**
 * The statement that finds the places of a page of groups.
 *
 * <p>It must read an index in its order and stop when the page is full: sorting or joining the
 * groups of a long run takes seconds. So the order is an index's own, the index is named where H2
 * might choose another, and problems are looked up as a set, with {@code + 0} in the way of H2's
 * turning the set into the start of a search.
 *
 * @param text with one value left open: {@code most}
 * @param values all others
 */
record SampleSql(String text, Map<String, Object> values) {

  static SampleSql of(
      Handle handle, String run, int runKey, SampleFilter filter, @Nullable Long from) {
    List<String> conditions = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    String index = "";
    String order = "g.place DESC";
    if (filter.stage() == null) {
      conditions.add("g.place BETWEEN :first AND :last");
      values.put("first", Place.of(runKey, 0));
      values.put("last", from == null ? Place.last(runKey) : from);
    } else {
      index = "USE INDEX (rollout_group_step)";
      order = "g.stage_key, g.step DESC, g.place DESC";
      conditions.add("g.stage_key = :stage");
      values.put("stage", Keys.stage(handle, run, filter.stage()).orElse(-1));
      if (from != null) {
        conditions.add("g.step <= :fromStep AND (g.step < :fromStep OR g.place <= :from)");
        values.put("from", from);
        values.put("fromStep", step(handle, from).orElse(Integer.MIN_VALUE));
      }
    }
    if (filter.step() != null) {
      conditions.add("g.step = :step");
      values.put("step", filter.step());
    }
    if (filter.subdomain() != null) {
      conditions.add(
          """
          g.problem_key + 0 IN (SELECT p.problem_key FROM problem p
            JOIN subdomain d ON d.subdomain_key = p.subdomain_key
            WHERE p.run_key = :run AND d.name = :subdomain)\
          """);
      values.put("run", runKey);
      values.put("subdomain", filter.subdomain());
    }
    if (filter.verdict() != null) {
      conditions.add("g.verdicts LIKE :verdict");
      values.put("verdict", "%" + Verdicts.letter(filter.verdict()) + "%");
    }
    if (!filter.text().isEmpty()) {
      conditions.add(
          """
          (g.problem_key + 0 IN (SELECT problem_key FROM problem
              WHERE run_key = :run AND LOWER(question) LIKE :text)
            OR EXISTS (SELECT 1 FROM rollout o
              WHERE o.id BETWEEN g.place * 4096 AND g.place * 4096 + 4095
              AND LOWER(o.text) LIKE :text))\
          """);
      values.put("run", runKey);
      values.put("text", Like.containing(filter.text()));
    }
    return new SampleSql(
        "SELECT g.place FROM rollout_group g "
            + index
            + "\nWHERE "
            + String.join("\nAND ", conditions)
            + "\nORDER BY "
            + order
            + " FETCH FIRST :most ROWS ONLY",
        values);
  }

  /** The step of the group that starts the page; none where a resume has superseded it since. */
  private static Optional<Integer> step(Handle handle, long place) {
    return handle
        .createQuery("SELECT step FROM rollout_group WHERE place = :place")
        .bind("place", place)
        .mapTo(Integer.class)
        .findOne();
  }
}
