package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code result.json}: the held-out scores of a run that ended well.
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
  public RunResult {
    requireNonNull(run, "run");
    requireNonNull(name, "name");
    stages = List.copyOf(stages);
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    machine = Collections.unmodifiableMap(new TreeMap<>(machine));
  }

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Writes it, whole or not at all. */
  public void write(Path file) throws IOException {
    WholeFile.write(file, JSON.writeValueAsString(this));
  }

  /**
   * Reads it.
   *
   * @throws WorkbenchException where the file is missing or damaged
   */
  public static RunResult read(Path file) {
    try {
      return JSON.readValue(Files.readAllBytes(file), RunResult.class);
    } catch (IOException | JacksonException e) {
      throw new WorkbenchException(
          file + " cannot be read",
          "The run has not ended well yet, or the file was changed: resume the run.",
          e);
    }
  }
}
