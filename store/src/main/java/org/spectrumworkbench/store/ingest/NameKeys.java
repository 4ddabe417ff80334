package org.spectrumworkbench.store.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.spectrumworkbench.core.experiment.RunEvent.ProblemRow;

/** Keys of subdomains, metrics and problems, made where they are missing; for one transaction. */
final class NameKeys implements AutoCloseable {
  private final Connection connection;
  private final int run;
  private final Map<String, Integer> subdomains = new HashMap<>();
  private final Map<String, Integer> metrics = new HashMap<>();
  private final Map<String, Integer> problems = new HashMap<>();
  private final PreparedStatement findProblem;
  private final PreparedStatement addProblem;
  private final PreparedStatement changeProblem;

  NameKeys(Connection connection, int run) throws SQLException {
    this.connection = connection;
    this.run = run;
    findProblem =
        connection.prepareStatement("SELECT problem_key FROM problem WHERE run_key = ? AND id = ?");
    addProblem =
        connection.prepareStatement(
            "INSERT INTO problem (run_key, id, subdomain_key, question, answer)"
                + " VALUES (?, ?, ?, ?, ?)",
            new String[] {"problem_key"});
    changeProblem =
        connection.prepareStatement(
            "UPDATE problem SET subdomain_key = ?, question = ?, answer = ? WHERE problem_key = ?");
  }

  int metric(String name) throws SQLException {
    Integer known = metrics.get(name);
    return known != null ? known : named(metrics, "metric_name", "name_key", name);
  }

  /** The key of a problem that an event names; one that was never declared has empty texts. */
  int problem(String id) throws SQLException {
    Integer known = find(id);
    return known != null ? known : add(new ProblemRow(id, "", "", ""));
  }

  /** The key of a problem that is declared, again perhaps. */
  int declare(ProblemRow problem) throws SQLException {
    Integer known = find(problem.id());
    if (known == null) {
      return add(problem);
    }
    changeProblem.setInt(1, subdomain(problem.subdomain()));
    changeProblem.setString(2, problem.question());
    changeProblem.setString(3, problem.answer());
    changeProblem.setInt(4, known);
    changeProblem.executeUpdate();
    return known;
  }

  @Override
  public void close() throws SQLException {
    findProblem.close();
    addProblem.close();
    changeProblem.close();
  }

  private @org.jspecify.annotations.Nullable Integer find(String id) throws SQLException {
    Integer known = problems.get(id);
    if (known != null) {
      return known;
    }
    findProblem.setInt(1, run);
    findProblem.setString(2, id);
    ResultSet rs = findProblem.executeQuery();
    if (!rs.next()) {
      return null;
    }
    problems.put(id, rs.getInt(1));
    return rs.getInt(1);
  }

  private int add(ProblemRow problem) throws SQLException {
    addProblem.setInt(1, run);
    addProblem.setString(2, problem.id());
    addProblem.setInt(3, subdomain(problem.subdomain()));
    addProblem.setString(4, problem.question());
    addProblem.setString(5, problem.answer());
    addProblem.executeUpdate();
    ResultSet keys = addProblem.getGeneratedKeys();
    keys.next();
    problems.put(problem.id(), keys.getInt(1));
    return keys.getInt(1);
  }

  private int subdomain(String name) throws SQLException {
    Integer known = subdomains.get(name);
    return known != null ? known : named(subdomains, "subdomain", "subdomain_key", name);
  }

  /** Names are shared by all runs, and two processes may meet a new one at once: hence MERGE. */
  private int named(Map<String, Integer> cache, String table, String keyColumn, String name)
      throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT " + keyColumn + " FROM " + table + " WHERE name = ?")) {
      select.setString(1, name);
      ResultSet rs = select.executeQuery();
      if (rs.next()) {
        cache.put(name, rs.getInt(1));
        return rs.getInt(1);
      }
      try (PreparedStatement merge =
          connection.prepareStatement("MERGE INTO " + table + " (name) KEY (name) VALUES (?)")) {
        merge.setString(1, name);
        merge.executeUpdate();
      }
      rs = select.executeQuery();
      rs.next();
      cache.put(name, rs.getInt(1));
      return rs.getInt(1);
    }
  }
}
