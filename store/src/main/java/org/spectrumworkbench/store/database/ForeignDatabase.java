package org.spectrumworkbench.store.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.flywaydb.core.Flyway;
import org.h2.engine.MetaRecord;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.SearchRow;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * A database file that may come from anybody. H2 obeys what is defined in a file as soon as it
 * opens it: it compiles the Java source of a trigger and calls it. So the definitions are read as
 * data first, without opening the file as a database, and each must be one that this program makes.
 */
public final class ForeignDatabase {
  /** Where H2 keeps the statements that it carries out when it opens a file. */
  private static final String DEFINITIONS = "table.0";

  private static final int SHOWN = 80;

  /**
   * What differs between two files of the same schema: names that H2 makes up, counters, how often
   * values recur, the hash of the empty password.
   */
  private static final List<Pattern> OWN =
      List.of(
          Pattern.compile("(?<=\"SYSTEM_SEQUENCE_)[0-9A-F_]+(?=\")"),
          Pattern.compile("(?<=\"(PRIMARY_KEY|CONSTRAINT|CONSTRAINT_INDEX)_)[0-9A-F]+(?=\")"),
          Pattern.compile(" SELECTIVITY [0-9]+"),
          Pattern.compile(" RESTART WITH [0-9]+"),
          Pattern.compile("(?<= (SALT|HASH) ')[0-9a-f]+(?=')"),
          Pattern.compile("(?<=^SET [A-Z_]{1,40} )[0-9]+$"));

  private static Set<String> ours = Set.of();

  private ForeignDatabase() {}

  /**
   * Refuses a file that defines anything which no version of this program's schema does.
   *
   * @param file nobody has it open
   * @throws WorkbenchException where it does, or cannot be read
   */
  public static void check(Path file) {
    Set<String> foreign = definitions(file);
    foreign.removeAll(ours());
    if (!foreign.isEmpty()) {
      String first = foreign.iterator().next().replaceAll("\\s+", " ");
      throw new WorkbenchException(
          "The database is of a newer version of this program, or not of this program at all: it says "
              + (first.length() <= SHOWN ? first : first.substring(0, SHOWN) + "…"),
          "Use the version that made it. The runs come back without the database: name them.");
    }
  }

  /**
   * The statements that H2 would carry out on opening the file, as far as they tell schemas apart.
   */
  static Set<String> definitions(Path file) {
    Set<String> definitions = new TreeSet<>();
    try (MVStore store = new MVStore.Builder().fileName(file.toString()).readOnly().open()) {
      TransactionStore transactions = new TransactionStore(store, new ValueDataType());
      transactions.init();
      TransactionMap<Long, SearchRow> rows = transactions.begin().openMap(DEFINITIONS);
      for (Iterator<Long> keys = rows.keyIterator(null); keys.hasNext(); ) {
        definitions.add(withoutOwn(new MetaRecord(rows.get(keys.next())).getSQL()));
      }
    } catch (MVStoreException | DbException | ClassCastException | NullPointerException damaged) {
      throw new WorkbenchException(
          "The database file " + file.getFileName() + " is damaged",
          "Take another copy. The runs come back without the database: name them.",
          damaged);
    }
    return definitions;
  }

  private static String withoutOwn(String sql) {
    String plain = sql;
    for (Pattern own : OWN) {
      plain = own.matcher(plain).replaceAll("");
    }
    return plain;
  }

  /** What each version of this program's schema defines. */
  private static synchronized Set<String> ours() {
    if (ours.isEmpty()) {
      Set<String> all = new HashSet<>();
      try {
        for (int schema = 1; schema <= Database.SCHEMA; schema++) {
          all.addAll(definitions(schema));
        }
      } catch (IOException e) {
        throw new WorkbenchException(
            "There is no database to compare with: " + FileFault.words(e),
            "Free some disk space for temporary files.",
            e);
      }
      ours = Set.copyOf(all);
    }
    return ours;
  }

  private static Set<String> definitions(int schema) throws IOException {
    Path folder = Files.createTempDirectory("spectrum-schema");
    try {
      Flyway.configure(Database.class.getClassLoader())
          .dataSource(Database.url(folder), "workbench", "")
          .locations(Database.MIGRATIONS)
          .target(Integer.toString(schema))
          .load()
          .migrate();
      return definitions(folder.resolve(Database.FILE));
    } finally {
      WholeFile.deleteTree(folder);
    }
  }
}
