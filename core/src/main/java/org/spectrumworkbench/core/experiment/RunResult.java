package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

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
 */
public record RunResult(
    String run,
    String name,
    List<StageResult> stages,
    Map<String, Object> settings,
    Map<String, String> machine,
    @JsonProperty("wall_seconds") double wallSeconds,
    @JsonProperty("peak_resident_bytes") long peakResidentBytes) {
  private static final String STAGES = "stages";
  private static final String CORRECT = "correct";
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  public RunResult {
    requireNonNull(run, "run");
    requireNonNull(name, "name");
    stages = List.copyOf(stages);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
  }

  /** Writes it, whole or not at all. */
  public void write(Path file) throws IOException {
    ObjectNode document = JSON.valueToTree(this);
    ObjectNode correct = document.putObject(CORRECT);
    for (JsonNode stage : document.path(STAGES)) {
      correct.set(stage.path("stage").asString(), ((ObjectNode) stage).remove(CORRECT));
    }
    WholeFile.write(file, JSON.writeValueAsString(document));
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
