package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code result.json}: the held-out scores of a run that ended well.
 *
 * <p>In the file the counts of correct samples, from which paired comparisons are made, stand
 * beside the scores, by stage: {@code "correct": {"base": [3, 9, ...], ...}}.
 *
 * @param run the run's identifier
 * @param stages held-out scores in the order in which they were measured
 * @param settings every setting as used
 * @param machine versions, device, threads
 * @param wallSeconds of the whole run, pauses and earlier attempts included
 * @param peakResidentBytes largest resident memory of the last worker; 0 where the system does not
 *     tell
 * @param resources what the last worker took; null in files of versions that did not write it
 * @param changes of settings while the run went on, in order
 */
public record RunResult(
    String run,
    String name,
    List<StageResult> stages,
    Map<String, Object> settings,
    Map<String, String> machine,
    @JsonProperty("wall_seconds") double wallSeconds,
    @JsonProperty("peak_resident_bytes") long peakResidentBytes,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Resources resources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Change> changes) {
  private static final String STAGES = "stages";
  private static final String CORRECT = "correct";
  private static final String CHANGES = "changes";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** A setting that changed while the run went on; as {@link RunEvent.SettingChanged}. */
  public record Change(String key, String from, String to, String stage, int step) {
    public Change {
      requireNonNull(key, "key");
      requireNonNull(from, "from");
      requireNonNull(to, "to");
      requireNonNull(stage, "stage");
    }

    /** For people: {@code signal.lambda 4 -> 2 from step 41 of signal}. */
    public String words() {
      return "%s %s -> %s from step %d of %s".formatted(key, from, to, step, stage);
    }

    /** The change that an event tells of. */
    public static Change of(RunEvent.SettingChanged changed) {
      return new Change(
          changed.key(), changed.from(), changed.to(), changed.stage(), changed.step());
    }
  }

  /** Of a run whose settings stayed as they were, and of which nobody told what it took. */
  public RunResult(
      String run,
      String name,
      List<StageResult> stages,
      Map<String, Object> settings,
      Map<String, String> machine,
      double wallSeconds,
      long peakResidentBytes) {
    this(run, name, stages, settings, machine, wallSeconds, peakResidentBytes, null, List.of());
  }

  public RunResult {
    requireNonNull(run, "run");
    requireNonNull(name, "name");
    stages = List.copyOf(stages);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
    changes = List.copyOf(changes);
  }

  /** Writes it, whole or not at all. */
  public void write(Path file) throws IOException {
    ObjectNode document = JSON.valueToTree(this);
    ObjectNode correct = document.putObject(CORRECT);
    for (JsonNode stage : document.path(STAGES)) {
      correct.set(stage.path("stage").asString(), ((ObjectNode) stage).remove(CORRECT));
    }
    WholeFile.writePrivate(file, JSON.writeValueAsString(document));
  }

  /**
   * Reads it.
   *
   * @throws WorkbenchException where the file is missing or damaged
   */
  public static RunResult read(Path file) {
    try {
      JsonNode document = JSON.readTree(Files.readAllBytes(file));
      for (JsonNode stage : document.path(STAGES)) {
        JsonNode correct = document.path(CORRECT).path(stage.path("stage").asString());
        ((ObjectNode) stage).set(CORRECT, correct.isArray() ? correct : JSON.createArrayNode());
      }
      if (!document.has(CHANGES)) {
        ((ObjectNode) document).putArray(CHANGES);
      }
      return requireNonNull(JSON.treeToValue(document, RunResult.class));
    } catch (NoSuchFileException e) {
      throw new WorkbenchException(
          file + " is not there", "It is written when the run ends well: resume the run.", e);
    } catch (IOException | RuntimeException e) {
      throw new WorkbenchException(
          file + " cannot be read: it is damaged or was changed",
          "Move the file away: the scores are then taken from the run's journal.",
          e);
    }
  }
}
