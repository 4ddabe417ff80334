package org.spectrumworkbench.app.queue;

import java.nio.file.Path;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;

/** Why a run waits. */
public sealed interface Hold {
  /** The texts of the package, for commands and the window alike. */
  Texts TEXTS = Texts.of(Hold.class);

  /** Others go first. */
  record Behind(int others) implements Hold {}

  /** The user has paused the queue. */
  record Paused() implements Hold {}

  /** As many runs are under way as the user allows. */
  record Limit(int limit) implements Hold {}

  /** Too few cores are free. */
  record Cores(int needed, int free) implements Hold {}

  /** Too little memory is free: bytes. */
  record Memory(double needed, double free) implements Hold {}

  /** Another run trains on that GPU. */
  record Gpu(int index) implements Hold {}

  /** Its folder, or the drive with it, is not there or cannot be read just now. */
  record Away(Path folder) implements Hold {}

  /** What it needs is being forecast. */
  record Forecasting() implements Hold {}

  /** It may start: whoever starts it is about to. */
  record Starting() implements Hold {}

  /** Why, in a few words. */
  default String words() {
    return switch (this) {
      case Behind behind ->
          TEXTS.get(behind.others() == 1 ? "hold.behind.one" : "hold.behind", behind.others());
      case Paused unused -> TEXTS.get("hold.paused");
      case Limit limit ->
          TEXTS.get(limit.limit() == 1 ? "hold.limit.one" : "hold.limit", limit.limit());
      case Cores cores ->
          TEXTS.get(
              cores.needed() == 1 ? "hold.cores.one" : "hold.cores", cores.needed(), cores.free());
      case Memory memory ->
          TEXTS.get(
              "hold.memory",
              Formats.bytes((long) memory.needed()),
              Formats.bytes((long) Math.max(0, memory.free())));
      case Gpu gpu -> TEXTS.get("hold.gpu", gpu.index());
      case Away away -> TEXTS.get("hold.away", away.folder());
      case Forecasting unused -> TEXTS.get("hold.forecasting");
      case Starting unused -> TEXTS.get("hold.starting");
    };
  }
}
