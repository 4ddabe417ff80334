package org.spectrumworkbench.core.problem.data;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a data set came from.
 *
 * @param source name of the file, or of the generator with its level and seed
 * @param sourceHash SHA-256 of the file in lower-case hexadecimal; null where there is no file
 * @param sourceBytes size of the file as it lay there, packed or not; 0 where there is no file
 * @param licence what the person who imported it knows of its licence; may be empty
 * @param mapping which column became what, and by which rules, by name of the field
 * @param parent the version that this one was made from, such as {@code gsm8k@2}; null for none
 * @param note what was done, for people; may be empty
 */
public record Provenance(
    String source,
    @Nullable String sourceHash,
    long sourceBytes,
    String licence,
    Map<String, String> mapping,
    @Nullable String parent,
    String note) {
  public Provenance {
    Objects.requireNonNull(source);
    Objects.requireNonNull(licence);
    Objects.requireNonNull(note);
    mapping = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(mapping));
  }

  /** Of problems that a program made. */
  public static Provenance generated(String source, String note) {
    return new Provenance(source, null, 0, "", Map.of(), null, note);
  }

  /** Of a version made by changing another. */
  public static Provenance editOf(DataSetVersion parent, String note) {
    Provenance before = parent.manifest().provenance();
    return new Provenance(
        before.source,
        before.sourceHash,
        before.sourceBytes,
        before.licence,
        before.mapping,
        parent.reference(),
        note);
  }

  ObjectNode write() {
    ObjectNode node = ProblemJson.JSON.createObjectNode();
    node.put("source", source);
    if (sourceHash != null) {
      node.put("source_sha256", sourceHash);
    }
    node.put("source_bytes", sourceBytes);
    node.put("licence", licence);
    ObjectNode columns = node.putObject("mapping");
    mapping.forEach(columns::put);
    if (parent != null) {
      node.put("parent", parent);
    }
    node.put("note", note);
    return node;
  }

  static Provenance read(StrictObject fields) {
    StrictObject columns = fields.object("mapping");
    Map<String, String> mapping = new LinkedHashMap<>();
    for (String name : columns.names()) {
      mapping.put(name, columns.string(name));
    }
    Provenance provenance =
        new Provenance(
            fields.string("source"),
            fields.optionalString("source_sha256"),
            fields.wholeNumber("source_bytes"),
            fields.string("licence"),
            mapping,
            fields.optionalString("parent"),
            fields.string("note"));
    fields.done();
    return provenance;
  }
}
