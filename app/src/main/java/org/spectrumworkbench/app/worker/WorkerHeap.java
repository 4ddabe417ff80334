package org.spectrumworkbench.app.worker;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.BaseModels;
import org.spectrumworkbench.core.experiment.Experiment;
import org.spectrumworkbench.core.experiment.Settings;
import org.spectrumworkbench.core.model.ModelFolder;

/**
 * How much Java heap a worker may use. Tensors are native; but weights pass through the heap on
 * their way from and to the disk, several models at a time.
 */
final class WorkerHeap {
  /** Enough for everything but weights, with {@code tiny-base} in it. */
  static final int LEAST_MEGABYTES = 128;

  private static final int WITHOUT_WEIGHTS_MEGABYTES = 104;

  /** At a checkpoint: the model it started from, its weights now, two moments; and one to spare. */
  private static final int MODELS_IN_TRAINING = 5;

  /** In fusion, beside the specialists: the base, the result, and sums in double precision. */
  private static final int MODELS_BESIDE_SPECIALISTS = 4;

  /** The serial collector keeps long-lived arrays in two thirds of the heap. */
  private static final double HEAP_PER_LIVE_BYTE = 1.5;

  private WorkerHeap() {}

  /** For a run with these settings on this machine, in megabytes. */
  static int megabytes(Settings settings) {
    long machine =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize();
    return megabytes(
        parameters(settings.text("model.folder")), Experiment.subdomains(settings).size(), machine);
  }

  /**
   * The arithmetic.
   *
   * @param parameters of the model
   * @param specialists that are fused
   * @param machineBytes memory of the machine; the heap gets three quarters of it at most
   */
  static int megabytes(long parameters, int specialists, long machineBytes) {
    int models = Math.max(MODELS_IN_TRAINING, specialists + MODELS_BESIDE_SPECIALISTS);
    double needed =
        WITHOUT_WEIGHTS_MEGABYTES
            + parameters * (double) Float.BYTES * models * HEAP_PER_LIVE_BYTE / (1 << 20);
    double most = machineBytes * .75 / (1 << 20);
    return (int) Math.max(LEAST_MEGABYTES, Math.min(Math.ceil(needed), most));
  }

  /** 0 for the models that come with the program, and for one that the worker will refuse. */
  private static long parameters(String model) {
    if (BaseModels.isBuiltIn(model)) {
      return 0;
    }
    try {
      return ModelFolder.declaredConfig(Path.of(model)).parameters();
    } catch (WorkbenchException refused) {
      return 0;
    }
  }
}
