package org.spectrumworkbench.core.problem.data;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.problem.Split;
import tools.jackson.core.JacksonException;

/** Writes rows and their index into a folder, and counts them. */
final class DataSetWriter implements RowSink, AutoCloseable {
  private static final int BUFFER = 1 << 16;
  private static final int MOST_SUBDOMAINS = 10_000;

  private final FileChannel rowsFile;
  private final FileChannel indexFile;
  private final OutputStream rowsOut;
  private final DataOutputStream index;
  private final MessageDigest digest = Hashes.sha256();
  private final SeenIds ids = new SeenIds();
  private final SortedMap<String, Map<Split, Long>> counts = new TreeMap<>();
  private final SortedMap<String, Long> checks = new TreeMap<>();
  private long rows;
  private long offset;

  DataSetWriter(DataSetFiles files) throws IOException {
    rowsFile = create(files.rows());
    try {
      indexFile = create(files.index());
    } catch (IOException e) {
      rowsFile.close();
      throw e;
    }
    rowsOut = new BufferedOutputStream(Channels.newOutputStream(rowsFile), BUFFER);
    index =
        new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(indexFile), BUFFER));
  }

  private static FileChannel create(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
  }

  @Override
  public boolean offer(DataRow row) throws IOException {
    byte[] line = line(row);
    if (!ids.add(row.problem().id())) {
      return false;
    }
    index.writeLong(offset);
    rowsOut.write(line);
    rowsOut.write('\n');
    digest.update(line);
    digest.update((byte) '\n');
    offset += line.length + 1L;
    rows++;
    count(row);
    return true;
  }

  private static byte[] line(DataRow row) {
    try {
      return ProblemJson.JSON.writeValueAsBytes(ProblemJson.write(row));
    } catch (JacksonException e) {
      throw new WorkbenchException(
          "The problem '%s' cannot be written: %s"
              .formatted(row.problem().id(), e.getOriginalMessage()),
          "Take out characters that no text has, such as half of a surrogate pair.",
          e);
    }
  }

  private void count(DataRow row) {
    counts
        .computeIfAbsent(row.problem().subdomain(), name -> new EnumMap<>(Split.class))
        .merge(row.part(), 1L, Long::sum);
    checks.merge(CheckJson.kind(row.problem().check()), 1L, Long::sum);
    if (counts.size() > MOST_SUBDOMAINS) {
      throw new WorkbenchException(
          "The rows name more than %d subdomains".formatted(MOST_SUBDOMAINS),
          "Take another column for the subdomain, or none.");
    }
  }

  /** Ends the files and flushes them to disk. */
  void finish() throws IOException {
    index.writeLong(offset);
    index.flush();
    rowsOut.flush();
    indexFile.force(true);
    rowsFile.force(true);
  }

  /** The manifest of what was written; once, after {@link #finish}. */
  Manifest manifest(String name, Provenance provenance, Instant now) {
    return new Manifest(
        name,
        1,
        rows,
        Hashes.hex(digest.digest()),
        counts,
        checks,
        provenance,
        now,
        Version.current());
  }

  @Override
  public void close() throws IOException {
    try (rowsFile;
        indexFile) {
      // The channels are what holds the files open; what was not flushed is not wanted.
    }
  }
}
