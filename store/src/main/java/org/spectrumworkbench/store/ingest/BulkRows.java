package org.spectrumworkbench.store.ingest;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.spectrumworkbench.core.experiment.RunEvent.GroupSampled;
import org.spectrumworkbench.core.experiment.RunEvent.MetricsRecorded;
import org.spectrumworkbench.core.experiment.RunEvent.Rollout;
import org.spectrumworkbench.store.database.Place;
import org.spectrumworkbench.store.database.TokenBytes;
import org.spectrumworkbench.store.database.Verdicts;

/** The rows that come by the hundred thousand, written in batches. */
final class BulkRows implements AutoCloseable {
  private static final int AT_ONCE = 2000;

  /** A text column holds at most 1,048,576 characters; the journal keeps what is cut. */
  private static final int MAX_TEXT = 1_000_000;

  private final PreparedStatement metrics;
  private final PreparedStatement groups;
  private final PreparedStatement rollouts;
  private int waiting;

  BulkRows(Connection connection) throws SQLException {
    metrics =
        connection.prepareStatement(
            "INSERT INTO metric (id, stage_key, name_key, step, measured) VALUES (?, ?, ?, ?, ?)");
    groups =
        connection.prepareStatement(
            "INSERT INTO rollout_group (place, stage_key, step, problem_key, p_correct, deviation,"
                + " weight, verdicts, tokens) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    rollouts =
        connection.prepareStatement(
            "INSERT INTO rollout (id, text, tokens, verdict, reason, extracted, reward, advantage,"
                + " length, log_prob, entropy) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  }

  /** Adds one event's numbers; sorted by name, so that every ingest gives them the same keys. */
  void add(long place, int stage, MetricsRecorded recorded, NameKeys names) throws SQLException {
    int index = 0;
    for (String name : recorded.values().keySet().stream().sorted().toList()) {
      metrics.setLong(1, Place.row(place, index++));
      metrics.setInt(2, stage);
      metrics.setInt(3, names.metric(name));
      metrics.setInt(4, recorded.step());
      metrics.setObject(5, recorded.values().get(name));
      metrics.addBatch();
    }
    waits(index);
  }

  /** Adds a group and its answers. */
  void add(long place, int stage, int problem, GroupSampled group) throws SQLException {
    StringBuilder verdicts = new StringBuilder();
    int tokens = 0;
    List<Rollout> answers =
        group.rollouts().stream()
            .sorted(java.util.Comparator.comparingInt(Rollout::sample))
            .toList();
    for (Rollout answer : answers) {
      verdicts.append(Verdicts.letter(answer.verdict()));
      tokens += answer.length();
      add(place, answer);
    }
    groups.setLong(1, place);
    groups.setInt(2, stage);
    groups.setInt(3, group.step());
    groups.setInt(4, problem);
    groups.setDouble(5, group.pCorrect());
    groups.setObject(6, group.deviation());
    groups.setObject(7, group.weight());
    groups.setString(8, verdicts.toString());
    groups.setInt(9, tokens);
    groups.addBatch();
    waits(answers.size() + 1);
  }

  /** Writes what waits. */
  void flush() throws SQLException {
    metrics.executeBatch();
    groups.executeBatch();
    rollouts.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    metrics.close();
    groups.close();
    rollouts.close();
  }

  static String fit(String text) {
    return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
  }

  private void add(long place, Rollout answer) throws SQLException {
    String extracted = answer.extracted();
    rollouts.setLong(1, Place.row(place, answer.sample()));
    rollouts.setString(2, fit(answer.text()));
    rollouts.setBytes(3, TokenBytes.of(answer.tokens()));
    rollouts.setString(4, String.valueOf(Verdicts.letter(answer.verdict())));
    rollouts.setString(5, fit(answer.reason()));
    rollouts.setString(6, extracted == null ? null : fit(extracted));
    rollouts.setDouble(7, answer.reward());
    rollouts.setObject(8, answer.advantage());
    rollouts.setInt(9, answer.length());
    rollouts.setDouble(10, answer.logProb());
    rollouts.setDouble(11, answer.entropy());
    rollouts.addBatch();
  }

  private void waits(int rows) throws SQLException {
    waiting += rows;
    if (waiting >= AT_ONCE) {
      flush();
    }
  }
}
