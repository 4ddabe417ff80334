package org.spectrumworkbench.app.faults;

import static org.spectrumworkbench.app.faults.Fault.Place.ANYWHERE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.ScreenQuestions;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.store.RunSync;
import org.spectrumworkbench.store.Store;
import org.spectrumworkbench.store.benchmark.IngestBenchmark;
import org.spectrumworkbench.store.database.Database;

/** What can happen to the database's file. */
final class StoreFaults {
  private static final int FLIPPED = 200;
  private static final int EVENTS_A_SECOND = 10_000;

  private StoreFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "database-cut",
            "the database's file cut to a half, to a few bytes, to none",
            ANYWHERE,
            StoreFaults::cut),
        new Fault(
            "database-overwritten",
            "random bytes of the database's file overwritten",
            ANYWHERE,
            StoreFaults::overwritten),
        new Fault(
            "database-deleted", "the database's file deleted", ANYWHERE, StoreFaults::deleted),
        new Fault(
            "database-locked",
            "the database's file held by another program for itself",
            ANYWHERE,
            StoreFaults::locked),
        new Fault(
            "events-burst",
            "a run that writes 10,000 events a second while screens ask the store",
            ANYWHERE,
            StoreFaults::burst));
  }

  /** Does something to the file of a store that holds a finished run. */
  @FunctionalInterface
  private interface Break {
    void on(Path file) throws IOException;
  }

  private static void cut(FaultLab lab, Seen seen) throws Exception {
    for (double share : new double[] {.5, .001, 0}) {
      broken(
          lab,
          seen,
          file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              channel.truncate((long) (share * channel.size()));
            }
          });
    }
  }

  private static void overwritten(FaultLab lab, Seen seen) throws Exception {
    for (int i = 0; i < lab.effort().repeats(); i++) {
      broken(
          lab,
          seen,
          file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
              for (int n = 0; n < FLIPPED; n++) {
                byte[] noise = new byte[64];
                lab.random().nextBytes(noise);
                channel.write(ByteBuffer.wrap(noise), lab.random().nextLong(channel.size()));
              }
            }
          });
    }
  }

  private static void deleted(FaultLab lab, Seen seen) throws Exception {
    broken(lab, seen, Files::delete);
  }

  /** Breaks the file, opens it, and rebuilds it. */
  private static void broken(FaultLab lab, Seen seen, Break how) throws Exception {
    RunFolder run = lab.reference();
    seen.must("the run is in the store", lab.row(run).isPresent(), run.id());
    String before = lab.storeText();
    lab.closeStore();
    how.on(lab.workbench().store().resolve(Database.FILE));
    seen.tried();
    lookAtIt(lab, seen, before);
    try (Store rebuilt =
        Store.rebuild(
            lab.workbench().store(),
            List.of(lab.workbench().runs()),
            Clock.systemUTC(),
            fault -> seen.must("all runs can be taken in", false, fault))) {
      seen.must(
          "a rebuild gives back what was there",
          before.equals(FaultLab.text(rebuilt)),
          "other contents");
    }
  }

  /** Whatever H2 makes of the file: what it reads is right, or it says that it is not. */
  private static void lookAtIt(FaultLab lab, Seen seen, String before) {
    try (Store store = Store.open(lab.workbench().store())) {
      RunSync.Polled polled = new RunSync(store, List.of(lab.workbench().runs())).catchUp();
      if (polled.faults().isEmpty()) {
        seen.count("opens");
        seen.must(
            "a file that opens gives what was there",
            before.equals(FaultLab.text(store)),
            "other contents, and no message");
      } else {
        throw polled.faults().getFirst();
      }
    } catch (WorkbenchException refused) {
      seen.count("refused");
      seen.message(String.valueOf(refused.getMessage()));
      seen.must(
          "a message says how to mend it", refused.mend().contains("rebuild"), refused.mend());
    }
  }

  private static void locked(FaultLab lab, Seen seen) throws Exception {
    RunFolder run = lab.reference();
    String before = lab.storeText();
    lab.closeStore();
    Path file = lab.workbench().store().resolve(Database.FILE);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      var lock = channel.lock();
      seen.tried();
      try (ProgramProcess command = ProgramProcess.start(lab.workbench(), p -> p, "store")) {
        int code = command.waitFor();
        String said = command.tail();
        seen.must("a command refuses", code == 2, code + " " + said);
        seen.must("a message says what happened", said.contains("program"), said);
        seen.message(said);
      }
      try (ProgramProcess command =
          ProgramProcess.start(lab.workbench(), p -> p, "show", run.id())) {
        seen.must("runs can be looked at meanwhile", command.waitFor() == 0, command.tail());
      }
      lock.release();
    }
    seen.must("nothing has changed", before.equals(lab.storeText()), "other contents");
  }

  private static void burst(FaultLab lab, Seen seen) throws Exception {
    Path folder = Files.createDirectories(lab.workbench().home().resolve("burst"));
    long seconds = lab.effort().burst().toSeconds();
    IngestBenchmark.Result result =
        IngestBenchmark.run(folder, EVENTS_A_SECOND, seconds, new ScreenQuestions());
    seen.tried();
    seen.count(
        String.format(
            Locale.ROOT,
            "%,d events in %d s, at most %.1f s behind",
            result.events(),
            seconds,
            result.mostSecondsBehind()));
    seen.must(
        "every event is stored", result.events() >= EVENTS_A_SECOND * seconds, result.events());
    seen.must(
        "the store has caught up within 10 s",
        result.catchUpSeconds() <= FaultLab.SOON.toSeconds(),
        result.catchUpSeconds() + " s");
  }
}
