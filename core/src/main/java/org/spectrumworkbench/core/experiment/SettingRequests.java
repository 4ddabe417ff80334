package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wishes to change a setting of a run that goes on: one whole file each, {@code
 * attempt-N/changes/000001-....json}. {@code experiment.yaml} stays as it was. The worker hears
 * them between two steps and answers each once, with {@link RunEvent.SettingChanged} or with a
 * {@link RunEvent.Noted} that names the request and says why not.
 */
public final class SettingRequests {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What may change while a run goes on, with the kind of stage that it steers. */
  private static final Map<String, String> KINDS =
      Map.of(
          "signal.lambda", "signal",
          "signal.rate", "signal",
          "signal.steps", "signal",
          "sft.rate", "sft");

  /** The keys of the settings that may change while a run goes on, in order. */
  public static final List<String> KEYS = KINDS.keySet().stream().sorted().toList();

  private static final String TOO_LATE = " came too late: no step to come uses it.";

  private SettingRequests() {}

  /**
   * A request.
   *
   * @param value the value as text
   */
  record Request(String key, String value) {
    Request {
      requireNonNull(key, "key");
      requireNonNull(value, "value");
    }
  }

  /**
   * A request as it lies there.
   *
   * @param file relative to the run's folder; names it for ever
   * @param request empty where the file is not readable as one
   */
  record Left(String file, Optional<Request> request) {}

  /** What the journal says where no step to come would use the value. */
  static String tooLate(Request request) {
    return request.key() + " = " + request.value() + TOO_LATE;
  }

  /** Whether a note of the journal says that a request came too late, for who has only its text. */
  public static boolean saysTooLate(String note) {
    return note.endsWith(TOO_LATE) && KEYS.stream().anyMatch(key -> note.startsWith(key + " = "));
  }

  /** The kind of stage that a setting steers; empty where it cannot change in a run. */
  static Optional<String> kind(String key) {
    return Optional.ofNullable(KINDS.get(key));
  }

  /**
   * Leaves a request for the worker of the newest attempt, or for the next one where none is at the
   * run.
   *
   * @param value the value as text
   * @param where for the message: option or field
   * @return the request's name, as {@link RunEvent.SettingChanged#request} gives it back
   * @throws WorkbenchException where the setting cannot change in a run, the value is out of range,
   *     the run was never started or has ended, or it has no stage that would use the value
   */
  public static String leave(RunFolder run, String key, String value, String where) {
    Setting setting = SettingCatalogue.find(key, where);
    String kind = kind(key).orElse("");
    if (kind.isEmpty()) {
      throw new WorkbenchException(
          where + ": " + key + " cannot change while a run goes on",
          "These can: " + String.join(", ", KEYS) + ". For others start a run of its own.");
    }
    String text = setting.format(setting.parse(value, where));
    Attempt attempt = run.latestAttempt().orElse(null);
    if (attempt == null || attempt.state() == RunState.FINISHED) {
      throw new WorkbenchException(
          "The run " + run.id() + (attempt == null ? " was never started" : " has ended"),
          "Give the value to a new run: spectrum run "
              + run.path().resolve("experiment.yaml")
              + " --set "
              + key
              + "="
              + text);
    }
    if (Pipeline.of(Experiment.of(run.settings())).stream()
        .noneMatch(step -> step.kind().equals(kind))) {
      throw new WorkbenchException(
          where + ": no stage of the run " + run.id() + " uses " + key,
          "Its stages are listed by: spectrum show " + run.id());
    }
    return write(attempt, new Request(key, text));
  }

  private static String write(Attempt attempt, Request request) {
    Path folder = attempt.changes();
    try {
      Privacy.makeFolders(folder);
      // Two that ask at once may take the same number: the rest of the name keeps them apart.
      String name =
          String.format(
              Locale.ROOT,
              "%06d-%08x.json",
              files(folder).size() + 1,
              ThreadLocalRandom.current().nextInt());
      WholeFile.writePrivate(folder.resolve(name), JSON.writeValueAsString(request));
      return CheckpointFolder.relative(attempt, folder.resolve(name));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The request cannot be left in " + folder + ": " + e.getMessage(),
          "Check the folder's permissions, or free some disk space.",
          e);
    }
  }

  /** All that were left for an attempt, in order. */
  static List<Left> of(Attempt attempt) {
    List<Left> left = new ArrayList<>();
    for (Path file : files(attempt.changes())) {
      left.add(new Left(CheckpointFolder.relative(attempt, file), read(file)));
    }
    return left;
  }

  private static Optional<Request> read(Path file) {
    try {
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Request.class));
    } catch (IOException | JacksonException e) {
      return Optional.empty();
    }
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(folder)) {
      return children.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}
