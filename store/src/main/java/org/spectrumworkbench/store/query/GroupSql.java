package org.spectrumworkbench.store.query;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.spectrumworkbench.store.database.Verdicts;

/** Reading groups: the columns that make a {@link GroupRow}. */
final class GroupSql {
  static final String COLUMNS =
      """
      g.place, s.stage, g.step, p.id AS problem, d.name AS subdomain, p.question, g.p_correct,
      g.deviation, g.weight, g.verdicts, g.tokens
      """;

  static final String JOINS =
      """
      JOIN stage s ON s.stage_key = g.stage_key
      JOIN problem p ON p.problem_key = g.problem_key
      JOIN subdomain d ON d.subdomain_key = p.subdomain_key
      """;

  private GroupSql() {}

  static GroupRow row(ResultSet rs) throws SQLException {
    return new GroupRow(
        rs.getLong("place"),
        rs.getString("stage"),
        rs.getInt("step"),
        rs.getString("problem"),
        rs.getString("subdomain"),
        rs.getString("question"),
        rs.getDouble("p_correct"),
        Columns.doubleOrNull(rs, "deviation"),
        Columns.doubleOrNull(rs, "weight"),
        Verdicts.outcomes(rs.getString("verdicts")),
        rs.getInt("tokens"));
  }

  /** The groups at those places, in the same order. */
  static List<GroupRow> at(Handle handle, Collection<Long> places) {
    if (places.isEmpty()) {
      return List.of();
    }
    Map<Long, GroupRow> rows = new HashMap<>();
    handle
        .createQuery(
            "SELECT "
                + COLUMNS
                + "FROM UNNEST(:places) AS wanted(place)\n"
                + "JOIN rollout_group g ON g.place = wanted.place\n"
                + JOINS)
        .bind("places", places.toArray(Long[]::new))
        .map((rs, context) -> row(rs))
        .forEach(row -> rows.put(row.place(), row));
    List<GroupRow> ordered = new ArrayList<>(rows.size());
    for (long place : places) {
      GroupRow row = rows.get(place);
      // A resume may have superseded it since its place was read.
      if (row != null) {
        ordered.add(row);
      }
    }
    return ordered;
  }
}
