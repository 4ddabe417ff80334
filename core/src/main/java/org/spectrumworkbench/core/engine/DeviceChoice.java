package org.spectrumworkbench.core.engine;

import org.spectrumworkbench.core.WorkbenchException;

/** Which device the user asked for: {@code auto}, {@code cpu} or {@code gpu:N}. */
public sealed interface DeviceChoice {
  /** The first GPU if the engine can use one, else the CPU. */
  record Auto() implements DeviceChoice {}

  /** The CPU. */
  record Cpu() implements DeviceChoice {}

  /**
   * One GPU.
   *
   * @param index its number, from 0
   */
  record Gpu(int index) implements DeviceChoice {}

  /**
   * Reads {@code auto}, {@code cpu}, {@code gpu} or {@code gpu:N}.
   *
   * @throws WorkbenchException if it is anything else
   */
  static DeviceChoice parse(String text) {
    switch (text) {
      case "auto" -> {
        return new Auto();
      }
      case "cpu" -> {
        return new Cpu();
      }
      case "gpu" -> {
        return new Gpu(0);
      }
      default -> {
        if (text.matches("gpu:[0-9]{1,3}")) {
          return new Gpu(Integer.parseInt(text.substring(4)));
        }
        throw new WorkbenchException(
            "there is no device named '" + text + "'", "write auto, cpu or gpu:N (gpu:0)");
      }
    }
  }
}
