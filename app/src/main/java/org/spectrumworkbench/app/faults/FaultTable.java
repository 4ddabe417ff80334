package org.spectrumworkbench.app.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.app.faults.Fault.NotTried;
import org.spectrumworkbench.app.faults.Fault.Place;
import org.spectrumworkbench.core.WholeFile;

/** All faults, and what came of them. */
public final class FaultTable {
  private static final Logger LOG = LoggerFactory.getLogger(FaultTable.class);

  private final Effort effort;
  private final long seed;

  /**
   * @param seed of the random moments
   */
  public FaultTable(Effort effort, long seed) {
    this.effort = effort;
    this.seed = seed;
  }

  /** Names of all faults with what each is, in the table's order. */
  public static List<String[]> names() {
    return all().map(fault -> new String[] {fault.name(), fault.what()}).toList();
  }

  private static Stream<Fault> all() {
    return Stream.of(
            WorkerFaults.all(),
            CheckpointFaults.all(),
            DiskFaults.all(),
            WindowFaults.all(),
            QueueFaults.all(),
            StoreFaults.all())
        .flatMap(List::stream);
  }

  /**
   * Makes faults one after another, in a temporary folder that is deleted afterwards.
   *
   * @param which by name
   * @param begun told of each fault's name before it is tried
   * @throws IOException where the temporary folder cannot be made
   */
  public List<FaultResult> run(Predicate<String> which, Consumer<String> begun)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("spectrum-faults");
    try (FaultLab lab = new FaultLab(folder, effort, seed)) {
      List<FaultResult> results = new ArrayList<>();
      for (Fault fault : all().filter(fault -> which.test(fault.name())).toList()) {
        begun.accept(fault.name());
        results.add(
            fault.place() == Place.ANYWHERE
                ? tried(fault, lab)
                : SmallDisk.tried(fault, effort, seed));
      }
      return results;
    } finally {
      WholeFile.deleteTree(folder);
    }
  }

  /**
   * Tries one fault here, whatever its place.
   *
   * @param folder where everything is made; stays
   */
  public static FaultResult here(String name, Path folder, Effort effort, long seed)
      throws IOException, InterruptedException {
    Fault fault = all().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
    try (FaultLab lab = new FaultLab(folder, effort, seed)) {
      return tried(fault, lab);
    }
  }

  static FaultResult tried(Fault fault, FaultLab lab) throws InterruptedException {
    Seen seen = new Seen();
    long from = System.nanoTime();
    try {
      fault.trial().run(lab, seen);
    } catch (NotTried why) {
      return FaultResult.notTried(fault, String.valueOf(why.getMessage()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception | AssertionError e) {
      LOG.error("the trial of {} broke off", fault.name(), e);
      seen.must("the trial comes to its end", false, e);
    }
    return FaultResult.of(fault, seen, (System.nanoTime() - from) / 1e9)
        .withoutFolder(lab.workbench().home());
  }

  /** The table as Markdown, for docs/reliability.md. */
  public static String markdown(List<FaultResult> results) {
    StringBuilder page =
        new StringBuilder(
            "| fault | tried | outcome | what held | what the user reads |\n|---|---|---|---|---|\n");
    for (FaultResult result : results) {
      List<String> held = new ArrayList<>();
      result.held().entrySet().stream()
          .sorted(java.util.Map.Entry.comparingByKey())
          .forEach(entry ->
              held.add(
                  entry.getKey() + (entry.getValue() > 1 ? " (" + entry.getValue() + ")" : "")));
      page.append(
          "| %s%s | %d | %s | %s | %s |%n"
              .formatted(
                  result.what(),
                  result.counted().isEmpty() ? "" : " (" + result.counted() + ")",
                  result.tries(),
                  words(result.outcome()),
                  String.join("; ", result.broken().isEmpty() ? held : result.broken()),
                  String.join("; ", result.messages())));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  /** For people. */
  public static String words(FaultResult.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
