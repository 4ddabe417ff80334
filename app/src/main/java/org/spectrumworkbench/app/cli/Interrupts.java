package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Counts Ctrl+C and requests to terminate instead of dying of them, until closed.
 *
 * <p>A shutdown hook would not do: during a shutdown a second Ctrl+C goes unheard.
 */
final class Interrupts implements AutoCloseable {
  private final AtomicInteger count = new AtomicInteger();
  private final List<Runnable> restore = new ArrayList<>();

  Interrupts() {
    for (String name : List.of("INT", "TERM")) {
      try {
        Signal signal = new Signal(name);
        SignalHandler former = Signal.handle(signal, unused -> count.incrementAndGet());
        restore.add(() -> Signal.handle(signal, former));
      } catch (IllegalArgumentException notOnThisSystem) {
        continue;
      }
    }
  }

  /** How often the user asked to stop. */
  int count() {
    return count.get();
  }

  @Override
  public void close() {
    restore.forEach(Runnable::run);
  }

  /**
   * Lets a worker be deaf to Ctrl+C and to the closing of its terminal; asked to terminate, it does
   * as told.
   */
  static void forWorker(Runnable onTerminate) {
    handle("INT", SignalHandler.SIG_IGN);
    handle("HUP", SignalHandler.SIG_IGN);
    handle("TERM", signal -> onTerminate.run());
  }

  /**
   * Ends this process at once where it is asked to: an orderly exit would unload libtorch under its
   * running threads, which ends in a crash report.
   */
  static void haltAtOnce() {
    handle("INT", signal -> Runtime.getRuntime().halt(ExitCode.STOPPED));
    handle("TERM", signal -> Runtime.getRuntime().halt(ExitCode.STOPPED));
  }

  private static void handle(String name, SignalHandler handler) {
    try {
      Signal.handle(new Signal(name), handler);
    } catch (IllegalArgumentException notOnThisSystem) {
      return;
    }
  }
}
