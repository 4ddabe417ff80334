package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.database.Database;
import org.spectrumworkbench.store.ingest.RunDigest;

/**
 * Databases of every earlier schema come up to date. What such a database held stands in {@code
 * rows-VN.sql} among the test's resources, for each N below the newest; whoever adds a migration
 * adds the rows of the schema before it, which this test writes to {@code target/migration} at
 * every build of that schema.
 */
final class MigrationTest {
  @TempDir Path folder;

  static Stream<Integer> schemas() throws Exception {
    Path migrations =
        Path.of(
            Database.class
                .getResource("/org/spectrumworkbench/store/migration/V1__journal_tables.sql")
                .toURI());
    try (var files = Files.list(migrations.getParent())) {
      return IntStream.rangeClosed(1, (int) files.count()).boxed().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("schemas")
  void databaseOfThatSchemaSaysAfterMigrationWhatARebuildSays(int schema) throws Exception {
    Path runs = folder.resolve("runs");
    RunFolder finished = SmallRun.finished(runs);
    RunFolder resumed = SmallRun.resumed(runs);
    Path rebuilt = folder.resolve("rebuilt");
    List<String> expected;
    Map<String, Map<String, RunDigest.Rows>> digests;
    try (Store store = Store.open(rebuilt)) {
      new RunSync(store, List.of(runs)).catchUp();
      expected = Dump.of(store);
      digests = digests(store, finished, resumed);
    }
    boolean newest = schema == schemas().count();
    String rows = newest ? script(rebuilt, runs) : rows(schema);
    if (newest) {
      Path kept = Path.of("target/migration/rows-V" + schema + ".sql");
      Files.createDirectories(kept.getParent());
      Files.writeString(kept, rows);
    }
    Path old = old(schema, rows, finished, resumed);

    try (Store store = Store.open(old)) {
      RunSync.Polled polled = new RunSync(store, List.of(runs)).catchUp();
      assertThat(polled.faults()).isEmpty();
      assertThat(Dump.of(store)).isEqualTo(expected);
      assertThat(digests(store, finished, resumed)).isEqualTo(digests);
    }
  }

  /** A database of an earlier version, with its rows. */
  private Path old(int schema, String rows, RunFolder... runs) throws Exception {
    Path old = folder.resolve("old");
    Files.createDirectories(old);
    try (Connection connection = connect(old);
        Statement statement = connection.createStatement()) {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource("jdbc:h2:file:" + old.resolve("workbench"), "workbench", "")
          .locations("classpath:org/spectrumworkbench/store/migration")
          .target(Integer.toString(schema))
          .load()
          .migrate();
      statement.execute("SET REFERENTIAL_INTEGRITY FALSE");
      statement.execute(rows.replace("@RUNS@", runs[0].path().getParent().toString()));
      statement.execute("SET REFERENTIAL_INTEGRITY TRUE");
      // Settings may have been added since: the rows keep none of their text.
      for (RunFolder run : runs) {
        try (PreparedStatement update =
            connection.prepareStatement("UPDATE run SET settings = ? WHERE id = ?")) {
          update.setString(1, Files.readString(run.path().resolve("experiment.yaml")));
          update.setString(2, run.id());
          assertThat(update.executeUpdate()).isEqualTo(1);
        }
      }
    }
    return old;
  }

  static Stream<String> halves() throws IOException {
    // Killed after the first table of the next schema; after all of them; a disk that was full.
    return Stream.of(
        migration().substring(0, migration().indexOf(");") + 2),
        migration(),
        """
        INSERT INTO "flyway_schema_history"
        VALUES (2, '2', 'forecasts', 'SQL', 'V2__forecasts.sql', 1, 'x', CURRENT_TIMESTAMP, 1, FALSE)
        """);
  }

  private static String migration() throws IOException {
    try (InputStream in =
        Database.class.getResourceAsStream(
            "/org/spectrumworkbench/store/migration/V2__forecasts.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @MethodSource("halves")
  void fileLeftHalfMigratedIsToldAndRebuilt(String done) throws Exception {
    Path runs = folder.resolve("runs");
    RunFolder finished = SmallRun.finished(runs);
    RunFolder resumed = SmallRun.resumed(runs);
    Path old = old(1, rows(1), finished, resumed);
    try (Connection connection = connect(old);
        Statement statement = connection.createStatement()) {
      statement.execute(done);
    }
    for (int time = 0; time < 2; time++) {
      WorkbenchException fault =
          catchThrowableOfType(WorkbenchException.class, () -> Store.open(old));
      assertThat(fault).hasMessageContaining("was killed in the middle");
      assertThat(Store.isMendedByRebuild(fault)).isTrue();
    }
    List<String> expected;
    try (Store store = Store.open(folder.resolve("fresh"))) {
      new RunSync(store, List.of(runs)).catchUp();
      expected = Dump.of(store);
    }
    try (Store store = Store.rebuild(old, List.of(runs), SmallRun.CLOCK, fault -> {})) {
      assertThat(Dump.of(store)).isEqualTo(expected);
    }
  }

  @Test
  void newFileThatWasLeftHalfMadeIsToldAndRebuilt() throws Exception {
    Store.open(folder).close();
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement()) {
      statement.execute("DELETE FROM \"flyway_schema_history\"");
    }
    WorkbenchException fault =
        catchThrowableOfType(WorkbenchException.class, () -> Store.open(folder));
    assertThat(Store.isMendedByRebuild(fault)).isTrue();
    Store.rebuild(folder, List.of(), SmallRun.CLOCK, ignored -> {}).close();
  }

  private static Map<String, Map<String, RunDigest.Rows>> digests(Store store, RunFolder... runs) {
    return Stream.of(runs)
        .collect(Collectors.toMap(RunFolder::id, run -> RunDigest.of(store.database(), run.id())));
  }

  /** The rows of a database as INSERT statements, with the runs' folder left open. */
  private static String script(Path storeFolder, Path runs) throws SQLException {
    StringBuilder rows = new StringBuilder();
    try (Connection connection = connect(storeFolder);
        Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SCRIPT COLUMNS NOPASSWORDS NOSETTINGS TABLE " + tables(connection));
      while (rs.next()) {
        String line = rs.getString(1);
        if (line.startsWith("INSERT INTO")) {
          rows.append(line).append('\n');
        }
      }
    }
    return rows.toString().replace(runs.toString(), "@RUNS@");
  }

  private static String tables(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      ResultSet rs =
          statement.executeQuery(
              "SELECT LISTAGG('\"' || table_name || '\"', ', ') FROM information_schema.tables"
                  + " WHERE table_schema = 'PUBLIC' AND table_name <> 'flyway_schema_history'");
      rs.next();
      return rs.getString(1);
    }
  }

  private static String rows(int schema) throws IOException {
    try (InputStream in = MigrationTest.class.getResourceAsStream("rows-V" + schema + ".sql")) {
      assertThat(in)
          .as(
              "rows of schema %d: copy target/migration/rows-V%d.sql of a build of that schema to"
                  + " the test's resources",
              schema, schema)
          .isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void databaseOfANewerVersionIsRefusedAndNotTouched() throws Exception {
    Store.open(folder).close();
    try (Connection connection = connect(folder);
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO "flyway_schema_history"
          VALUES (999, '900', 'later', 'SQL', 'V900__later.sql', 1, 'x', CURRENT_TIMESTAMP, 1, TRUE)
          """);
    }
    byte[] before = Files.readAllBytes(folder.resolve(Database.FILE));
    for (int time = 0; time < 2; time++) {
      WorkbenchException fault =
          catchThrowableOfType(WorkbenchException.class, () -> Store.open(folder));
      assertThat(fault).hasMessageContaining("newer version").hasMessageContaining("schema 900");
      assertThat(folder.resolve(Database.FILE)).hasBinaryContent(before);
    }
  }

  private static Connection connect(Path storeFolder) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + storeFolder.resolve("workbench"), "workbench", "");
  }
}
