package org.spectrumworkbench.core.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.engine.StandardCapabilities;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * DJL's PyTorch engine, set up for one device and a number of threads. The root of everything
 * native: closing it frees what was made with it.
 *
 * <p>libtorch keeps the number of threads per process, so two engines in one JVM share the last one
 * set. Belongs to the thread that uses it; not safe for two at once.
 */
public final class TorchEngine implements AutoCloseable {
  private final PtNDManager manager;
  private final String version;
  private final int threads;
  private final Map<DecoderConfig, TorchProgram> programs = new HashMap<>();

  private TorchEngine(PtNDManager manager, String version, int threads) {
    this.manager = manager;
    this.version = version;
    this.threads = threads;
  }

  /**
   * What an engine runs on.
   *
   * @param djl version of DJL
   * @param libtorch version of libtorch
   * @param device {@code cpu} or {@code gpu:N}
   * @param threads threads that one operator may use on the CPU
   */
  public record Description(String djl, String libtorch, String device, int threads) {}

  /**
   * Starts the engine. Nothing is downloaded.
   *
   * @param choice the device
   * @param threads threads that one operator may use on the CPU, at least 1
   * @throws WorkbenchException if libtorch cannot be loaded or there is no such device
   */
  public static TorchEngine open(DeviceChoice choice, int threads) {
    if (threads < 1 || threads > 1024) {
      throw new WorkbenchException(
          "the number of threads is " + threads, "choose one between 1 and 1024");
    }
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    if (System.getProperty("ai.djl.pytorch.num_interop_threads") == null) {
      System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    }
    NativeHeap.keepFreedMemory();
    Engine engine;
    try {
      engine = Engine.getEngine("PyTorch");
    } catch (EngineException | UnsatisfiedLinkError | ExceptionInInitializerError e) {
      throw new WorkbenchException(
          "libtorch could not be loaded: " + e.getMessage(),
          "check that the home folder is writable (libtorch is unpacked into .djl.ai there) and"
              + " that this platform is supported",
          e);
    }
    Device device = device(engine, choice);
    JniUtils.setNumThreads(threads);
    return new TorchEngine(
        (PtNDManager) engine.newBaseManager(device), engine.getVersion(), threads);
  }

  private static Device device(Engine engine, DeviceChoice choice) {
    boolean cuda = engine.hasCapability(StandardCapabilities.CUDA);
    int gpus = cuda ? engine.getGpuCount() : 0;
    return switch (choice) {
      case DeviceChoice.Cpu() -> Device.cpu();
      case DeviceChoice.Auto() -> gpus > 0 ? Device.gpu(0) : Device.cpu();
      case DeviceChoice.Gpu(int index) -> {
        if (!cuda) {
          throw new WorkbenchException(
              "gpu:%d was asked for, but the libtorch in use is built for the CPU only"
                  .formatted(index),
              "choose --device cpu, or let PYTORCH_LIBRARY_PATH name an installed torch with CUDA");
        }
        if (index >= gpus) {
          throw new WorkbenchException(
              "there is no gpu:%d; this machine has %d".formatted(index, gpus),
              "choose --device auto or cpu, or a lower number");
        }
        yield Device.gpu(index);
      }
    };
  }

  /**
   * Does something of many small operators on one thread: where an operator takes microseconds, its
   * threads wait for each other longer than they work.
   */
  <T> T onOneThread(Supplier<T> work) {
    JniUtils.setNumThreads(1);
    try {
      return work.get();
    } finally {
      JniUtils.setNumThreads(threads);
    }
  }

  /** What this engine runs on. */
  public Description describe() {
    Device device = manager.getDevice();
    return new Description(
        Engine.getDjlVersion(),
        version,
        device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu",
        threads);
  }

  PtNDManager manager() {
    return manager;
  }

  NDManager newManager() {
    return manager.newSubManager();
  }

  TorchProgram program(DecoderConfig config) {
    return programs.computeIfAbsent(config, c -> TorchProgram.load(manager, c));
  }

  @Override
  public void close() {
    programs.values().forEach(TorchProgram::close);
    programs.clear();
    manager.close();
  }
}
