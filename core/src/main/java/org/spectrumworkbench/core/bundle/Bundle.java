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
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Journal;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.model.Safetensors;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetLibrary.Adopted;
import org.spectrumworkbench.core.problem.data.DataSetReference;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A bundle that came from elsewhere, unpacked and checked in a hidden folder. Nothing in it is ever
 * executed: it is data alone, and the report is made anew from the journal rather than taken from
 * it.
 */
public final class Bundle implements AutoCloseable {
  /** What a bundle's file is called. */
  public static final String ENDING = ".spectrum";

  /** The tokenizer of a large model has a tenth of that. */
  private static final long MOST_JSON = 256 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final String name;
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

  private Bundle(String name, Path parts, BundleManifest manifest, Workbench workbench) {
    this.name = name;
    this.parts = parts;
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
    Path parts = WholeFile.unused(workbench.runs(), "bundle");
    String name = String.valueOf(file.getFileName());
    try {
      Privacy.makeFolders(workbench.runs());
      Privacy.makeFolder(parts);
      try {
        BundleManifest manifest = BundleReader.unpack(file, parts, watch);
        Bundle bundle = new Bundle(name, parts, manifest, workbench);
        bundle.check();
        return bundle;
      } catch (IOException | RuntimeException | Error e) {
        WholeFile.deleteTree(parts);
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
    printable("the run's name", run.identity().name());
    printable("its manifest.json", manifest.toString());
    int attempts = run.attempts().size();
    for (BundleManifest.Content content : manifest.files()) {
      if (BundlePath.attempt(content.path()) > attempts) {
        throw BundlePath.refused(name, content.path(), "belongs to an attempt behind a gap");
      }
    }
    for (BundleManifest.Content content : manifest.files()) {
      if (content.path().endsWith(".json") && content.bytes() > MOST_JSON) {
        throw BundlePath.refused(
            name, content.path(), "has more than %d MB".formatted(MOST_JSON >> 20));
      }
      Path file = parts.resolve(content.path());
      if (content.path().endsWith(".safetensors")) {
        weights(content.path(), file);
      } else if (BundlePath.isModel(content.path())) {
        json(content.path(), file);
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
          switch (line.event()) {
            case RunEvent.CheckpointSaved saved -> run.inside(saved.path());
            case RunEvent.ModelSaved saved -> run.inside(saved.path());
            // Questions and answers may hold anything; nobody prints them on a terminal.
            case RunEvent.GroupSampled unused -> {}
            case RunEvent.ProblemsDeclared unused -> {}
            // All else may be printed there, and terminals take some characters for orders.
            default -> printable("an event", line.event().toString());
          }
        });
  }

  private void printable(String what, String text) {
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw BundlePath.refused(name, what + " in it holds control characters");
    }
  }

  private void weights(String path, Path file) {
    try {
      var unused = Safetensors.shapes(file);
    } catch (WorkbenchException e) {
      throw BundlePath.refused(name, path, "is no safetensors file");
    }
  }

  private void json(String path, Path file) throws IOException {
    try {
      var unused = JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException e) {
      throw BundlePath.refused(name, path, "is no JSON");
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
      WholeFile.deleteTree(parts);
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
