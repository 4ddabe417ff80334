package org.spectrumworkbench.core.bundle;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.regex.Pattern;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.zip.Content;
import org.spectrumworkbench.core.zip.EntryName;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The first file of a bundle: what the others are.
 *
 * @param format of bundles, {@link #FORMAT}
 * @param program version and commit that wrote it
 * @param run the run's identifier
 * @param name of the run, for people
 * @param state the run's when the bundle was made
 * @param cut whether the run was going on: then its journal ends where it had come to
 * @param models which models are in it: none, final, chosen, all
 * @param files all others, in the order in which they stand in the file
 */
public record BundleManifest(
    int format,
    String program,
    String run,
    String name,
    String state,
    boolean cut,
    String models,
    List<Content> files) {
  /** What this program writes, and the newest that it reads. */
  public static final int FORMAT = 1;

  /** A longer manifest is refused unread. */
  static final int MOST_BYTES = 16 << 20;

  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");
  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          // A file of the most that there may be has eight.
                          .maxTokenCount(200_000)
                          .build())
                  .build())
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  public BundleManifest {
    requireNonNull(program, "program");
    requireNonNull(run, "run");
    requireNonNull(name, "name");
    requireNonNull(state, "state");
    requireNonNull(models, "models");
    files = List.copyOf(files);
  }

  /** Bytes of all files. */
  public long bytes() {
    return files.stream().mapToLong(Content::bytes).sum();
  }

  byte[] write() {
    return JSON.writeValueAsBytes(this);
  }

  /**
   * @throws WorkbenchException where it is no manifest, or of a newer format
   */
  static BundleManifest read(String bundle, byte[] json) {
    try {
      JsonNode tree = JSON.readTree(json);
      JsonNode format = tree.path("format");
      if (!format.isInt() || format.asInt() < 1) {
        throw BundlePath.refused(bundle, "its manifest.json names no format");
      }
      if (format.asInt() > FORMAT) {
        throw new WorkbenchException(
            "The bundle %s is of format %d, and this program knows formats up to %d"
                .formatted(bundle, format.asInt(), FORMAT),
            "Open it with the program that made it (%s) or a newer one."
                .formatted(tree.path("program").asString("").replaceAll("\\p{C}", "?")));
      }
      BundleManifest manifest = requireNonNull(JSON.treeToValue(tree, BundleManifest.class));
      if (!isPlain(manifest.run)) {
        throw BundlePath.refused(
            bundle,
            "its run's identifier '%s' is no plain name".formatted(printable(manifest.run)));
      }
      for (Content file : manifest.files) {
        if (file.bytes() < 0 || !HASH.matcher(file.sha256()).matches()) {
          throw BundlePath.refused(bundle, file.path(), "has no size or no hash in manifest.json");
        }
      }
      return manifest;
    } catch (JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          "The bundle %s is refused: its manifest.json cannot be read".formatted(bundle),
          "It was not made by this program, or was changed: do not use it. Ask for the bundle again.",
          e);
    }
  }

  /** Whether a run may be called so: one folder's name on every system. */
  public static boolean isPlain(String id) {
    return PLAIN.matcher(id).matches() && !id.endsWith(".") && !EntryName.isDevice(id);
  }

  private static String printable(String text) {
    return text.replaceAll("\\p{C}", "?").substring(0, Math.min(text.length(), 60));
  }
}
