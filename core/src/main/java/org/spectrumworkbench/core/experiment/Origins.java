package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Version;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.machine.MachineFacts;
import org.spectrumworkbench.core.problem.Hashes;
import org.spectrumworkbench.core.spectrum.ProbeTable.Half;

/**
 * Where an attempt's numbers come from, by name: program, machine, settings, problems, model. It
 * stands in the journal as {@code machine} of {@link RunEvent.AttemptStarted}.
 */
public final class Origins {
  /** Of {@code experiment.yaml} as the worker read it. */
  public static final String SETTINGS_HASH = "experiment.yaml, sha256";

  /** Facts by which numbers differ, the likeliest reason first. */
  public static final List<String> LIKELY_REASONS =
      List.of(
          "threads",
          "problems, sha256",
          "evaluation problems, sha256",
          "base model, sha256",
          "tokenizer, sha256",
          "verifier",
          "device",
          "program",
          "commit",
          "libtorch",
          "djl",
          "cpu",
          "gpu",
          "java",
          "jvm");

  static final String VERIFIER = "verifier";
  private static final int AT_ONCE = 1 << 20;

  private Origins() {}

  /** What is known of program and machine without the engine. */
  static Map<String, String> ofProgram() {
    Map<String, String> facts = new TreeMap<>(MachineFacts.read(Path.of("/")));
    facts.put("program", Version.current());
    facts.put("commit", Version.commit());
    return facts;
  }

  /** All of it. */
  static Map<String, String> of(
      RunFolder run,
      Experiment experiment,
      ProblemSets sets,
      ExperimentProblems problems,
      TorchEngine engine) {
    Map<String, String> facts = ofProgram();
    TorchEngine.Description description = engine.describe();
    facts.put("djl", description.djl());
    facts.put("libtorch", description.libtorch());
    facts.put("device", description.device());
    facts.put("threads", Integer.toString(description.threads()));
    facts.put("seed", Integer.toString(experiment.seed()));
    facts.put(SETTINGS_HASH, hash(run.path().resolve(RunFolder.SETTINGS)));
    facts.put(VERIFIER, problems.verifier().name());
    problems.isolation().ifPresent(isolation -> facts.put("programs", isolation.words()));
    facts.put("problems", experiment.problems().set());
    sets.contentHash(experiment.problems().set())
        .ifPresent(hash -> facts.put("problems, sha256", hash));
    if (experiment.spectrum()) {
      for (Half half : Half.values()) {
        facts.put(
            "probing problems (" + ExperimentProblems.label(half) + "), sha256",
            problems.probing(half).contentHash());
      }
    }
    facts.put("evaluation problems, sha256", problems.evaluation().contentHash());
    facts.putAll(ofModel(experiment.model().folder()));
    return facts;
  }

  /** Hashes of a base model's files; of the models of the program the version tells. */
  private static Map<String, String> ofModel(String name) {
    Map<String, String> facts = new TreeMap<>();
    facts.put("base model", name);
    if (BaseModels.isBuiltIn(name)) {
      BaseModels.builtInHash(name).ifPresent(hash -> facts.put("base model, sha256", hash));
      return facts;
    }
    Path folder = Path.of(name);
    List<Path> weights = weights(folder);
    if (!weights.isEmpty()) {
      facts.put("base model, sha256", hash(weights));
    }
    Path tokenizer = folder.resolve("tokenizer.json");
    if (Files.isRegularFile(tokenizer)) {
      facts.put("tokenizer, sha256", hash(tokenizer));
    }
    return facts;
  }

  /** The files of a model's weights in the order of their names. */
  private static List<Path> weights(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".safetensors"))
          .filter(file -> !file.getFileName().toString().equals(CheckpointFolder.OPTIMISER))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /**
   * The hash of the weights that a run saved.
   *
   * @param path as an event names it, relative to the run
   * @return empty where the weights are not there any more
   */
  public static Optional<String> ofSaved(RunFolder run, String path) {
    Path folder = run.inside(path);
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    List<Path> weights = weights(folder);
    return weights.isEmpty() ? Optional.empty() : Optional.of(hash(weights));
  }

  /**
   * Whether the settings of a run are those that its worker read.
   *
   * @param facts those of the attempt; an earlier version did not write the hash, and is believed
   */
  public static boolean settingsStand(RunFolder run, Map<String, String> facts) {
    String read = facts.get(SETTINGS_HASH);
    return read == null || read.equals(hash(run.path().resolve(RunFolder.SETTINGS)));
  }

  /** What is said where they are not. */
  public static final String SETTINGS_CHANGED =
      "experiment.yaml was changed since a worker read it: the settings shown are not those that the numbers come from.";

  /**
   * SHA-256 of a file's content in lower-case hexadecimal.
   *
   * @throws WorkbenchException where it cannot be read
   */
  static String hash(Path file) {
    return hash(List.of(file));
  }

  /** SHA-256 of the files' contents one after the other, in lower-case hexadecimal. */
  private static String hash(List<Path> files) {
    MessageDigest digest = Hashes.sha256();
    byte[] bytes = new byte[AT_ONCE];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
          digest.update(bytes, 0, n);
        }
      } catch (IOException e) {
        throw unreadable(file, e);
      }
    }
    return Hashes.hex(digest.digest());
  }

  private static WorkbenchException unreadable(Path file, IOException e) {
    return new WorkbenchException(
        file + " cannot be read: " + FileFault.words(e), "Check the path and its permissions.", e);
  }
}
