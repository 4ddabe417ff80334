package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DeviceChoice;
import org.spectrumworkbench.core.engine.SpeedMeasurement;
import org.spectrumworkbench.core.engine.SpeedMeasurement.Speed;
import org.spectrumworkbench.core.engine.TorchEngine;
import org.spectrumworkbench.core.model.DecoderConfig;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured on this machine for the sake of forecasts: {@code calibration.json} in the
 * workbench's folder.
 *
 * @param machine what it holds for
 * @param measured when
 * @param device {@code cpu} or {@code gpu:N}
 * @param libtorch version of libtorch
 * @param startSeconds from the start of a worker's process until its engine is ready
 * @param workerBytes resident memory of a worker that has loaded nothing yet
 * @param speeds at a few widths and numbers of threads, at least one
 */
public record Calibration(
    MachineFacts machine,
    Instant measured,
    String device,
    String libtorch,
    double startSeconds,
    long workerBytes,
    List<Speed> speeds) {
  private static final Logger LOG = LoggerFactory.getLogger(Calibration.class);

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private static final int[] WIDTHS = {48, 96, 256};

  /** More threads than this are not measured: small decoders do not gain by them. */
  private static final int MOST_THREADS = 8;

  public Calibration {
    requireNonNull(machine, "machine");
    requireNonNull(measured, "measured");
    requireNonNull(device, "device");
    requireNonNull(libtorch, "libtorch");
    speeds = List.copyOf(speeds);
    if (speeds.isEmpty()
        || !(startSeconds >= 0)
        || workerBytes < 0
        || !speeds.stream().allMatch(Calibration::isSound)) {
      throw new IllegalArgumentException("a calibration without sound speeds");
    }
  }

  private static boolean isSound(Speed speed) {
    return speed.width() > 0
        && speed.threads() > 0
        && speed.trainCall() >= 0
        && speed.sampleCall() >= 0
        && speed.trainFlops() > 0
        && speed.sampleFlops() > 0
        && Double.isFinite(speed.trainFlops() + speed.sampleFlops())
        && Double.isFinite(speed.trainCall() + speed.sampleCall());
  }

  /** Measures this machine, in this process; takes some seconds. */
  public static Calibration measure(MachineFacts machine, Instant now) {
    List<Speed> speeds = new java.util.ArrayList<>();
    double startSeconds = 0;
    long workerBytes = 0;
    String device = "";
    String libtorch = "";
    TreeSet<Integer> threadCounts = new TreeSet<>(List.of(1));
    for (int threads = 2; threads <= Math.min(machine.cores(), MOST_THREADS); threads *= 2) {
      threadCounts.add(threads);
    }
    for (int threads : threadCounts) {
      try (TorchEngine engine = TorchEngine.open(new DeviceChoice.Auto(), threads)) {
        if (speeds.isEmpty()) {
          device = engine.describe().device();
          libtorch = engine.describe().libtorch();
          startSeconds = ResidentMemory.secondsSinceStart();
          workerBytes = ResidentMemory.peakBytes();
        }
        for (int width : WIDTHS) {
          speeds.add(SpeedMeasurement.measure(engine, width));
        }
      }
    }
    return new Calibration(machine, now, device, libtorch, startSeconds, workerBytes, speeds);
  }

  /**
   * The one kept in a file; empty where there is none, it is damaged, or it was measured on another
   * machine or by another version: then forecasts are as wide as without it.
   */
  public static Optional<Calibration> read(Path file, MachineFacts machine) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), Calibration.class))
          .filter(kept -> kept.machine.equals(machine));
    } catch (IOException | JacksonException e) {
      LOG.info("{} cannot be read and will be measured anew", file, e);
      return Optional.empty();
    }
  }

  /**
   * Keeps it, whole or not at all.
   *
   * @throws WorkbenchException where the disk refuses
   */
  public void write(Path file) {
    try {
      WholeFile.write(file, JSON.writeValueAsString(this));
    } catch (IOException e) {
      throw new WorkbenchException(
          "The measurement cannot be kept in " + file + ": " + e.getMessage(),
          "Check the folder's permissions, or free some disk space.",
          e);
    }
  }

  /** Whether it says something about an experiment on that device. */
  boolean covers(String asked) {
    return asked.equals("auto") || asked.equals(device);
  }

  /**
   * Seconds of training.
   *
   * @param calls forward and backward passes
   * @param tokens in all of them together
   */
  double trainSeconds(DecoderConfig model, int threads, double calls, double tokens) {
    return calls * model.layers() * at(model, threads, Speed::trainCall)
        + 3.0 * tokens * model.flopsPerToken() / at(model, threads, Speed::trainFlops);
  }

  /**
   * Seconds of sampling.
   *
   * @param calls decoding steps
   * @param tokens of all answers together
   */
  double sampleSeconds(DecoderConfig model, int threads, double calls, double tokens) {
    return calls * model.layers() * at(model, threads, Speed::sampleCall)
        + tokens * model.flopsPerToken() / at(model, threads, Speed::sampleFlops);
  }

  /** A speed between the widths that were measured, on the nearest number of threads below. */
  private double at(DecoderConfig model, int threads, ToDoubleFunction<Speed> what) {
    int known = speeds.stream().mapToInt(Speed::threads).filter(t -> t <= threads).max().orElse(1);
    List<Speed> own =
        speeds.stream()
            .filter(speed -> speed.threads() == known)
            .sorted(java.util.Comparator.comparingInt(Speed::width))
            .toList();
    if (own.isEmpty()) {
      own = List.of(speeds.getFirst());
    }
    int width = model.hiddenSize();
    Speed below = own.getFirst();
    Speed above = own.getLast();
    for (Speed speed : own) {
      if (speed.width() <= width) {
        below = speed;
      }
    }
    for (Speed speed : own.reversed()) {
      if (speed.width() >= width) {
        above = speed;
      }
    }
    if (below.width() >= above.width()) {
      return what.applyAsDouble(below);
    }
    double share =
        Math.log((double) width / below.width()) / Math.log((double) above.width() / below.width());
    return (1 - share) * what.applyAsDouble(below) + share * what.applyAsDouble(above);
  }
}
