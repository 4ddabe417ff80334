package org.spectrumworkbench.core.problem.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

/** Times the import of a made file of JSON lines, laid out as GSM8K. */
public final class ImportBenchmark {
  private static final String LINE =
      "{\"question\": \"%s has %d apples and buys %d bags with %d apples each, then gives %d to a"
          + " friend from school and eats one of the rest on the way home. How many apples are"
          + " left?\", \"answer\": \"The bags hold %d*%d=<<%d*%d=%d>>%d apples.\\nSo there are"
          + " %d+%d-%d-1=<<%d+%d-%d-1=%d>>%d apples left.\\n#### %d\"}\n";

  private ImportBenchmark() {}

  /**
   * What was measured.
   *
   * @param bytes of the file
   * @param rows that were imported
   * @param importSeconds to read, map, check, hash and write them, flushed to disk
   * @param verifySeconds to read the data set again and compare hash and index
   * @param rowMicros to read one row by its number, mean over 1,000 random ones, microseconds
   * @param heapPeak the most bytes of heap in use at once
   * @param heapLimit the most bytes that the heap may have
   */
  public record Result(
      long bytes,
      long rows,
      double importSeconds,
      double verifySeconds,
      double rowMicros,
      long heapPeak,
      long heapLimit) {
    /** MB (10^6 bytes) of the file a second. */
    public double megabytesPerSecond() {
      return bytes / 1e6 / importSeconds;
    }
  }

  /**
   * Makes a file, imports it, and deletes both.
   *
   * @param folder an empty folder with room for twice the file
   * @param bytes of the file, about
   */
  public static Result run(Path folder, long bytes) throws IOException {
    Path file = folder.resolve("made.jsonl");
    make(file, bytes);
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      pool.resetPeakUsage();
    }
    TableFile table = TableFile.detect(file, null, TableLimits.USUAL);
    Mapping mapping = MappingProposal.of(TableSample.read(table, 100)).mapping();
    DataSetLibrary library = new DataSetLibrary(folder.resolve("datasets"));
    long start = System.nanoTime();
    DataSetVersion version =
        new Importer(table, mapping, ImportSettings.USUAL)
            .run(library, "made", ImportWatch.NONE, note -> {})
            .version();
    double importSeconds = seconds(start);
    long heapPeak = heapPeak();
    start = System.nanoTime();
    version.verify();
    double verifySeconds = seconds(start);
    double rowMicros = rowMicros(version);
    Result result =
        new Result(
            Files.size(file),
            version.size(),
            importSeconds,
            verifySeconds,
            rowMicros,
            heapPeak,
            Runtime.getRuntime().maxMemory());
    library.delete(version);
    Files.delete(file);
    return result;
  }

  private static double rowMicros(DataSetVersion version) {
    var random = SeedStream.ofRun(1).generator();
    int count = 1000;
    long start = System.nanoTime();
    for (int i = 0; i < count; i++) {
      version.row(random.nextLong(version.size()));
    }
    return seconds(start) * 1e6 / count;
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static long heapPeak() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .mapToLong(pool -> pool.getPeakUsage().getUsed())
        .sum();
  }

  private static void make(Path file, long bytes) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      long written = 0;
      for (long row = 0; written < bytes; row++) {
        byte[] line = line(row).getBytes(StandardCharsets.UTF_8);
        out.write(line);
        written += line.length;
      }
    }
  }

  /** A row; the name makes each question one of its own. */
  private static String line(long row) {
    long a = 10 + row % 97;
    long b = 2 + row % 13;
    long c = 2 + row % 11;
    long d = 1 + row % 7;
    long e = b * c;
    long f = a + e - d - 1;
    return LINE.formatted("Child " + row, a, b, c, d, b, c, b, c, e, e, a, e, d, a, e, d, f, f, f);
  }
}
