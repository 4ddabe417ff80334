package org.spectrumworkbench.core.problem.data;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Split;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a version of a data set says of itself.
 *
 * @param name of the data set
 * @param version from 1
 * @param rows how many there are
 * @param contentHash SHA-256 of {@code rows.jsonl} in lower-case hexadecimal
 * @param counts rows by subdomain and part; parts without a row are left out
 * @param checks rows by kind of check, such as {@code math}
 * @param provenance where the rows came from
 * @param created when the version was written
 * @param program the version of the program that wrote it
 */
public record Manifest(
    String name,
    int version,
    long rows,
    String contentHash,
    SortedMap<String, Map<Split, Long>> counts,
    SortedMap<String, Long> checks,
    Provenance provenance,
    Instant created,
    String program) {
  /** Of the layout of the folder. */
  private static final long FORMAT = 1;

  public Manifest {
    counts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(counts));
    checks = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(checks));
  }

  /** Rows of one part, over all subdomains. */
  public long rows(Split part) {
    return counts.values().stream().mapToLong(parts -> parts.getOrDefault(part, 0L)).sum();
  }

  /** The same with another number. */
  Manifest as(int number) {
    return new Manifest(
        name, number, rows, contentHash, counts, checks, provenance, created, program);
  }

  byte[] write() {
    ObjectNode node = ProblemJson.JSON.createObjectNode();
    node.put("format", FORMAT);
    node.put("name", name);
    node.put("version", version);
    node.put("rows", rows);
    node.put("sha256", contentHash);
    ObjectNode subdomains = node.putObject("counts");
    counts.forEach((subdomain, parts) -> {
      ObjectNode line = subdomains.putObject(subdomain);
      parts.forEach((part, count) -> line.put(StrictObject.word(part), count));
    });
    ObjectNode kinds = node.putObject("checks");
    checks.forEach(kinds::put);
    node.set("provenance", provenance.write());
    node.put("created", created.toString());
    node.put("program", program);
    return ProblemJson.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(node);
  }

  /**
   * @throws WorkbenchException naming what is missing or wrong
   */
  static Manifest read(byte[] json) {
    StrictObject fields = StrictObject.of(ProblemJson.parse(json), "");
    long format = fields.wholeNumber("format");
    if (format != FORMAT) {
      throw new WorkbenchException(
          "format is " + format + ", and this program knows " + FORMAT,
          "Open it with the program that wrote it, or import the source again.");
    }
    Manifest manifest =
        new Manifest(
            fields.string("name"),
            version(fields.wholeNumber("version")),
            fields.wholeNumber("rows"),
            fields.string("sha256"),
            counts(fields.object("counts")),
            checks(fields.object("checks")),
            Provenance.read(fields.object("provenance")),
            instant(fields.string("created")),
            fields.string("program"));
    fields.done();
    return manifest;
  }

  private static int version(long number) {
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw new WorkbenchException("version is " + number, "Put it right.");
    }
    return (int) number;
  }

  private static SortedMap<String, Map<Split, Long>> counts(StrictObject fields) {
    SortedMap<String, Map<Split, Long>> counts = new TreeMap<>();
    for (String subdomain : fields.names()) {
      StrictObject line = fields.object(subdomain);
      Map<Split, Long> parts = new EnumMap<>(Split.class);
      for (Split part : Split.values()) {
        if (line.names().contains(StrictObject.word(part))) {
          parts.put(part, line.wholeNumber(StrictObject.word(part)));
        }
      }
      line.done();
      counts.put(subdomain, parts);
    }
    return counts;
  }

  private static SortedMap<String, Long> checks(StrictObject fields) {
    SortedMap<String, Long> checks = new TreeMap<>();
    for (String kind : fields.names()) {
      checks.put(kind, fields.wholeNumber(kind));
    }
    return checks;
  }

  private static Instant instant(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new WorkbenchException("created is '" + text + "', not a time", "Put it right.", e);
    }
  }
}
