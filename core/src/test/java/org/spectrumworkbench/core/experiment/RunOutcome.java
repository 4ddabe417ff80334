package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a run came to, to the last bit, without what measures time.
 *
 * @param models hash of the weights by stage
 * @param metrics of every step, in order
 * @param probes Pass@K of every checkpoint
 * @param correct right answers of each evaluated model
 */
record RunOutcome(
    Map<String, String> models,
    List<Map<String, Double>> metrics,
    List<String> probes,
    List<List<Integer>> correct) {

  /** Stands for a process that dies without a word. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** A whole run of a few steps on the tiny model. */
  static Settings small(String... changes) {
    Settings all = Settings.initial();
    for (String value :
        List.of(
            "name=small",
            "threads=1",
            "model.from-scratch=true",
            "base.steps=20",
            "sft.steps=12",
            "probe.every=4",
            "probe.problems=2",
            "probe.samples=4",
            "probe.k=4",
            "signal.steps=6",
            "signal.save-every=2",
            "signal.problems=6",
            "signal.group=4",
            "signal.micro-batch=2",
            "evaluate.problems=8",
            "evaluate.samples=4",
            "evaluate.k=[1, 4]")) {
      all = with(all, value);
    }
    for (String change : changes) {
      all = with(all, change);
    }
    return all;
  }

  private static Settings with(Settings all, String value) {
    int equals = value.indexOf('=');
    return all.with(value.substring(0, equals), value.substring(equals + 1), "test");
  }

  static RunOutcome of(RunFolder run) {
    Map<String, String> models = new TreeMap<>();
    List<Map<String, Double>> metrics = new ArrayList<>();
    List<String> probes = new ArrayList<>();
    List<List<Integer>> correct = new ArrayList<>();
    run.events()
        .map(JournalLine::event)
        .forEach(event -> {
          switch (event) {
            case RunEvent.ModelSaved saved ->
                models.put(
                    saved.stage(),
                    hash(run.path().resolve(saved.path()).resolve("model.safetensors")));
            case RunEvent.MetricsRecorded recorded -> {
              Map<String, Double> values = new TreeMap<>(recorded.values());
              values.keySet().removeIf(name -> name.endsWith("_seconds"));
              metrics.add(values);
            }
            case RunEvent.ProbeScored probe -> probes.add(probe.toString());
            case RunEvent.ModelEvaluated evaluated -> correct.add(evaluated.result().correct());
            default -> {}
          }
        });
    return new RunOutcome(models, metrics, probes, correct);
  }

  /** Dies at the n-th event of a stage that is no progress, counted from 1. */
  static Consumer<RunEvent> killAt(String stage, int nth) {
    return new Consumer<>() {
      private String at = "";
      private int seen;

      @Override
      public void accept(RunEvent event) {
        if (event instanceof RunEvent.StageStarted started) {
          at = started.stage();
        }
        if (at.equals(stage) && !(event instanceof RunEvent.ProgressMade) && ++seen == nth) {
          throw new Killed();
        }
      }
    };
  }

  /** Does something when a stage has measured a step. */
  static Consumer<RunEvent> at(String stage, int step, Runnable action) {
    return event -> {
      if (event instanceof RunEvent.MetricsRecorded measured
          && measured.stage().equals(stage)
          && measured.step() == step) {
        action.run();
      }
    };
  }

  private static String hash(Path file) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
