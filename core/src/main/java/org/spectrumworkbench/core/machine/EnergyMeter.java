package org.spectrumworkbench.core.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The energy that the machine took while the meter was open: of the whole machine's processors and
 * GPUs, other programs included, for no counter tells them apart.
 *
 * <p>The processor's counters run over in an hour or less, so a thread of its own looks at them
 * every second; where nothing can be measured there is no such thread.
 */
public final class EnergyMeter implements AutoCloseable {
  /** What is said where a machine has no counter: never a number. */
  public static final String NOT_TOLD = "not told by this machine";

  private static final int SECONDS = 1;

  private final List<EnergyCounter> counters;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final @Nullable Thread thread;

  EnergyMeter(List<EnergyCounter> counters) {
    this.counters = List.copyOf(counters);
    this.thread =
        counters.isEmpty() ? null : Thread.ofPlatform().daemon().name("energy").start(this::lookOn);
  }

  /**
   * Starts to measure.
   *
   * @param root of the file system, {@code /}
   * @param device {@code cpu} or {@code gpu:N}: that card's power counts too
   */
  public static EnergyMeter open(Path root, String device) {
    List<EnergyCounter> found = new java.util.ArrayList<>(RaplCounter.find(root));
    if (device.startsWith("gpu:")) {
      GpuPower.find(Integer.parseInt(device.substring(4))).ifPresent(found::add);
    }
    return new EnergyMeter(found);
  }

  /** Joules since it was opened; empty where this machine does not tell. */
  public synchronized OptionalDouble joules() {
    look();
    return counters.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(counters.stream().mapToDouble(EnergyCounter::joules).sum());
  }

  /** What was measured, for people; {@link #NOT_TOLD} where nothing was. */
  public String source() {
    return counters.isEmpty()
        ? NOT_TOLD
        : String.join(" + ", counters.stream().map(EnergyCounter::name).toList());
  }

  private synchronized void look() {
    counters.forEach(EnergyCounter::look);
  }

  private void lookOn() {
    try {
      while (!closed.await(SECONDS, TimeUnit.SECONDS)) {
        look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    if (thread != null) {
      try {
        thread.join(2000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
