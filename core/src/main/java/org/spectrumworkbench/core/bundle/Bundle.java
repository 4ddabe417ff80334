package org.spectrumworkbench.core.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Printable;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.Staging;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetLibrary.Adopted;
import org.spectrumworkbench.core.problem.data.DataSetReference;
import org.spectrumworkbench.core.zip.Content;

/**
 * A bundle that came from elsewhere, unpacked and checked in a hidden folder. Nothing in it is ever
 * executed: it is data alone, and the report is made anew from the journal rather than taken from
 * it.
 */
public final class Bundle implements AutoCloseable {
  /** What a bundle's file is called. */
  public static final String ENDING = ".spectrum";

  /** Unpacked below the folder of runs, under the name of {@link Staging}. */
  public static final String STAGED = "bundle";

  private final String name;
  private final Staging staging;
  private final Path parts;
  private final BundleManifest manifest;
  private final Workbench workbench;

  /**
   * What opening a bundle came to.
   *
   * @param run where it is now
   * @param remarks what a user should know, a sentence each
   */
  public record Opened(RunFolder run, BundleManifest manifest, List<String> remarks) {
    public Opened {
      remarks = List.copyOf(remarks);
    }
  }

  private Bundle(String name, Staging staging, BundleManifest manifest, Workbench workbench) {
    this.name = name;
    this.staging = staging;
    this.parts = staging.path();
    this.manifest = manifest;
    this.workbench = workbench;
  }

  /**
   * Unpacks and checks a bundle; nothing of it is visible yet. Closing removes what was not {@link
   * #publish published}.
   *
   * @throws WorkbenchException saying why it is refused; nothing is left of it then
   */
  public static Bundle unpack(Path file, Workbench workbench, BundleWatch watch) {
    String name = String.valueOf(file.getFileName());
    try {
      Privacy.makeFolders(workbench.runs());
      Staging staging = Staging.make(workbench.runs(), STAGED);
      try {
        BundleManifest manifest = BundleReader.unpack(file, staging.path(), watch);
        Bundle bundle = new Bundle(name, staging, manifest, workbench);
        bundle.check();
        WholeFile.flushFolders(staging.path());
        return bundle;
      } catch (IOException | RuntimeException | Error e) {
        staging.close();
        throw e;
      }
    } catch (IOException e) {
      throw cannotWrite(workbench.runs(), e);
    }
  }

  public BundleManifest manifest() {
    return manifest;
  }

  /** The run as it lies in the hidden folder. */
  public RunFolder run() {
    return RunFolder.open(runPart());
  }

  private Path runPart() {
    return parts.resolve("run");
  }

  /**
   * That every file is of the kind that its name says, and that names in the journal are inside.
   */
  private void check() throws IOException {
    if (!RunFolder.isRun(runPart())) {
      throw BundlePath.refused(name, "it holds no run.json or no experiment.yaml");
    }
    RunFolder run = run();
    if (!run.id().equals(manifest.run())) {
      throw BundlePath.refused(
          name, "its run.json is that of another run than manifest.json names");
    }
    printable("its manifest.json", manifest.toString());
    int attempts = run.attempts().size();
    for (Content content : manifest.files()) {
      if (BundlePath.attempt(content.path()) > attempts) {
        throw BundlePath.refused(name, content.path(), "belongs to an attempt behind a gap");
      }
    }
    for (Content content : manifest.files()) {
      Optional<String> fault = BundleContent.fault(content.path(), parts.resolve(content.path()));
      if (fault.isPresent()) {
        throw BundlePath.refused(name, content.path(), fault.get());
      }
    }
    for (DataSetReference set : dataParts()) {
      try {
        DataSetLibrary.check(part(set), set.name(), set.version().orElseThrow());
      } catch (WorkbenchException e) {
        throw BundlePath.refused(name, "the data set " + set + " in it is damaged");
      }
    }
    var unused = run.settings();
    run.attempts().forEach(attempt -> readable(run, attempt.number()));
  }

  private void readable(RunFolder run, int attempt) {
    Journal.lines(run.path().resolve("attempt-" + attempt).resolve("journal.jsonl"))
        .forEach(line -> {
          RunEvent event = line.event();
          if (event instanceof RunEvent.CheckpointSaved saved) {
            Path unused = run.inside(saved.path());
          } else if (event instanceof RunEvent.ModelSaved saved) {
            Path unused = run.inside(saved.path());
          }
          // Questions and answers may hold anything; nobody prints them on a terminal. All else may
          // be printed there, and terminals take some characters for orders.
          if (!(event instanceof RunEvent.GroupSampled
              || event instanceof RunEvent.ProblemsDeclared)) {
            printable("an event", event.toString());
          }
        });
  }

  private void printable(String what, String text) {
    if (!Printable.is(text)) {
      throw BundlePath.refused(name, what + " in it holds control characters");
    }
  }

  /**
   * Takes in the data sets that came along, under their own names; what is here under those names
   * stays.
   *
   * @return what came of each, by {@code NAME@VERSION}
   */
  public SortedMap<String, Adopted> adoptData() {
    SortedMap<String, Adopted> all = new TreeMap<>();
    DataSetLibrary library = new DataSetLibrary(workbench.datasets());
    for (DataSetReference set : dataParts()) {
      all.put(set.toString(), library.adopt(part(set), set.name(), set.version().orElseThrow()));
    }
    return all;
  }

  private static Stream<String> remark(String set, Adopted adopted) {
    return switch (adopted) {
      case ADDED -> Stream.of("The data set " + set + " came along and is here now.");
      case SAME -> Stream.empty();
      case DIFFERENT ->
          Stream.of(
              "There is another data set "
                  + set
                  + " here, which was kept: a replay of this run would read that one.");
    };
  }

  private Path part(DataSetReference set) {
    return parts.resolve(BundlePath.DATA + set.name() + "/" + set.version().orElseThrow());
  }

  /** The versions that the manifest lists. */
  private List<DataSetReference> dataParts() {
    return manifest.files().stream()
        .map(content -> content.path().split("/"))
        .filter(words -> words[0].equals("data"))
        .map(words -> words[1] + "@" + words[2])
        .distinct()
        .map(DataSetReference::parse)
        .toList();
  }

  /**
   * Makes the run one of the workbench's, with the data sets that are not here yet.
   *
   * @param as another identifier for it; empty for its own
   * @param taken identifiers of the runs that are known
   * @throws WorkbenchException where a run of that identifier is there already
   */
  public Opened publish(Optional<String> as, Set<String> taken) {
    String id = as.orElse(manifest.run());
    if (!BundleManifest.isPlain(id)) {
      throw new WorkbenchException(
          "'" + id + "' cannot be the name of a run's folder",
          "Use letters, digits, full stops, hyphens and underscores, a letter or digit first.");
    }
    Path place = workbench.runs().resolve(id);
    if (taken.contains(id) || Files.exists(place)) {
      throw new WorkbenchException(
          "The run " + id + " is here already",
          "Look at it with: spectrum show "
              + id
              + ". Make a copy beside it with: spectrum open BUNDLE --as NAME");
    }
    List<String> remarks = new ArrayList<>();
    try {
      if (as.isPresent()) {
        RunFolder.identify(runPart(), id);
      }
      adoptData().forEach((set, adopted) -> remark(set, adopted).forEach(remarks::add));
      Files.deleteIfExists(runPart().resolve("report.html"));
      WholeFile.flush(runPart());
      WholeFile.publish(runPart(), place);
    } catch (IOException e) {
      throw cannotWrite(place, e);
    }
    if (manifest.cut()) {
      remarks.add("The run was going on when it was bundled: its journal ends there.");
    }
    return new Opened(RunFolder.open(place), manifest, remarks);
  }

  @Override
  public void close() {
    try {
      staging.close();
    } catch (IOException e) {
      throw cannotWrite(parts, e);
    }
  }

  private static WorkbenchException cannotWrite(Path place, IOException e) {
    return new WorkbenchException(
        "%s cannot be written: %s".formatted(place, FileFault.words(e)),
        "Check the permissions, or free some disk space.",
        e);
  }
}
