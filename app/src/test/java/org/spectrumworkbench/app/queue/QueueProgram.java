package org.spectrumworkbench.app.queue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.spectrumworkbench.app.worker.FakeWorker;
import org.spectrumworkbench.core.experiment.ProcessIdentity;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;

/**
 * What another process does to a queue, as a program of its own: {@code serve HOME}, {@code add
 * HOME RUN...}, {@code own HOME RUN} and wait for ever, {@code limits HOME COUNT}.
 */
public final class QueueProgram {
  private QueueProgram() {}

  static Process start(String... args) throws java.io.IOException {
    List<String> command = new ArrayList<>(FakeWorker.java(QueueProgram.class));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  static RunQueue queue(Path home) {
    return new RunQueue(
        new Workbench(home).queue(),
        Clock.systemUTC(),
        FakeWorker::start,
        () -> new MachineRoom(64, 1e12),
        run -> new Needs(1, Needs.NO_GPU, 1e6, 1, 2));
  }

  public static void main(String[] args) throws Exception {
    Path home = Path.of(args[1]);
    RunQueue queue = queue(home);
    switch (args[0]) {
      case "serve" -> {
        ServicePlace place = new ServicePlace(new Workbench(home).queue());
        System.out.println("ready");
        boolean served =
            new QueueService(queue, place, Duration.ofMillis(300), view -> {}, lost -> {}).serve();
        System.out.println("served " + served);
      }
      case "add" -> {
        System.out.println("ready");
        int unused = System.in.read();
        for (int i = 2; i < args.length; i++) {
          QueueEntry added =
              queue.add(RunFolder.open(Path.of(args[i])), Priority.NORMAL, Optional.empty());
          System.out.println(added.order());
        }
      }
      case "own" -> {
        QueueEntry unused =
            queue.add(
                RunFolder.open(Path.of(args[2])),
                Priority.NORMAL,
                Optional.of(ProcessIdentity.current()));
        System.out.println("ready");
        int ended = System.in.read();
        System.out.println(ended);
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }
}
