package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.spectrumworkbench.core.FileFault;
import org.spectrumworkbench.core.Printable;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run on disk.
 *
 * <pre>
 * RUN/experiment.yaml     the settings, complete, never changed
 * RUN/run.json            identifier, name, when it was made
 * RUN/attempt-1/          what the first worker left: nothing in it is ever overwritten
 *     journal.jsonl  heartbeat  control  changes/  forced  worker.log  checkpoints/  models/
 * RUN/attempt-2/          after a resume
 * RUN/worker.lock         held for the moment in which a worker is started
 * RUN/result.json         held-out scores, written when the run has ended well
 * RUN/report.html
 * </pre>
 */
public final class RunFolder {
  /** The name of the file with the settings. */
  public static final String SETTINGS = "experiment.yaml";

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final Path path;
  private final Identity identity;

  /**
   * Who a run is.
   *
   * @param id unique; also the default name of the folder
   * @param name for people; {@link Printable} whatever the settings say
   */
  public record Identity(String id, String name, Instant created) {
    public Identity {
      requireNonNull(id, "id");
      name = Printable.of(name);
      requireNonNull(created, "created");
    }
  }

  private RunFolder(Path path, Identity identity) {
    this.path = path;
    this.identity = identity;
  }

  /**
   * Makes a new run's folder below {@code runs}, named after time and experiment.
   *
   * @throws WorkbenchException where the folder cannot be made
   */
  public static RunFolder create(Path runs, Settings settings, Clock clock) {
    String base = STAMP.format(clock.instant()) + "-" + slug(settings.text("name"));
    for (int n = 1; ; n++) {
      String id = n == 1 ? base : base + "-" + n;
      try {
        Privacy.makeFolders(runs);
        Privacy.makeFolder(runs.resolve(id));
        return fill(runs.resolve(id), id, settings, clock);
      } catch (FileAlreadyExistsException e) {
        if (!Files.isDirectory(runs)) {
          throw cannotMake(runs, e);
        }
      } catch (IOException e) {
        throw cannotMake(runs, e);
      }
    }
  }

  /**
   * Makes a new run in exactly this folder, which must be empty or not exist.
   *
   * @throws WorkbenchException where the folder holds something or cannot be made
   */
  public static RunFolder createAt(Path folder, Settings settings, Clock clock) {
    try {
      Privacy.makeFolders(folder);
      try (Stream<Path> content = Files.list(folder)) {
        if (content.findAny().isPresent()) {
          throw new WorkbenchException(
              "The folder " + folder + " is not empty",
              Files.exists(folder.resolve("run.json"))
                  ? "It holds a run already: resume that one, or give another folder."
                  : "Give an empty folder or one that does not exist yet.");
        }
      }
      String id = STAMP.format(clock.instant()) + "-" + slug(settings.text("name"));
      return fill(
          folder,
          id + "-" + Integer.toHexString(folder.toAbsolutePath().hashCode()),
          settings,
          clock);
    } catch (IOException e) {
      throw cannotMake(folder, e);
    }
  }

  /**
   * Opens an existing run.
   *
   * @throws WorkbenchException where the folder is not a run
   */
  public static RunFolder open(Path folder) {
    Path file = folder.resolve("run.json");
    try {
      Identity identity = JSON.readValue(Files.readAllBytes(file), Identity.class);
      return new RunFolder(
          folder.toAbsolutePath().normalize(), requireNonNull(identity, "the file says null"));
    } catch (IOException | JacksonException | NullPointerException e) {
      throw new WorkbenchException(
          folder + " is not a run: its run.json cannot be read",
          "A run's folder holds run.json and experiment.yaml. List the known runs with: spectrum runs.",
          e);
    }
  }

  /** The files that make a folder a run. */
  private static final List<String> SIGNS = List.of("run.json", "experiment.yaml");

  /** Whether the folder looks like a run. */
  public static boolean isRun(Path folder) {
    return SIGNS.stream().allMatch(sign -> Files.isRegularFile(folder.resolve(sign)));
  }

  /** The runs below a folder, oldest first; damaged ones are left out. */
  public static List<RunFolder> list(Path runs) {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(runs)) {
      List<RunFolder> found = new ArrayList<>();
      for (Path child : (Iterable<Path>) children.filter(RunFolder::isRun)::iterator) {
        try {
          found.add(open(child));
        } catch (WorkbenchException damaged) {
          continue;
        }
      }
      found.sort(
          Comparator.comparing((RunFolder run) -> run.identity().created())
              .thenComparing(RunFolder::id));
      return found;
    } catch (IOException e) {
      throw new WorkbenchException(
          "The folder " + runs + " cannot be listed: " + e.getMessage(),
          "Check its permissions.",
          e);
    }
  }

  public Path path() {
    return path;
  }

  public Identity identity() {
    return identity;
  }

  public String id() {
    return identity.id();
  }

  /**
   * A folder or file of this run by the name that an event gives it. A journal may come from
   * outside, so a name that leads elsewhere is refused.
   *
   * @param path relative to the run, with slashes
   * @throws WorkbenchException where the path, or a link on its way, leads out of the run's folder
   */
  public Path inside(String path) {
    try {
      Path found = this.path.resolve(path).normalize();
      if (!path.isEmpty()
          && !Path.of(path).isAbsolute()
          && found.startsWith(this.path)
          && !found.equals(this.path)
          && (!Files.exists(found) || found.toRealPath().startsWith(this.path.toRealPath()))) {
        return found;
      }
    } catch (InvalidPathException | IOException e) {
      throw leadsOut(path, e);
    }
    throw leadsOut(path, new IOException("it leads out of " + this.path));
  }

  private WorkbenchException leadsOut(String path, Exception cause) {
    return new WorkbenchException(
        "The journal of the run " + id() + " names '" + path + "', which is not in its folder",
        "It was changed, or comes from somebody who means harm: do not use this run.",
        cause);
  }

  /** The settings the run was started with. */
  public Settings settings() {
    return ExperimentFile.read(path.resolve("experiment.yaml"));
  }

  public Path resultFile() {
    return path.resolve("result.json");
  }

  public Path reportFile() {
    return path.resolve("report.html");
  }

  /** The attempts so far, in order. */
  public List<Attempt> attempts() {
    List<Attempt> attempts = new ArrayList<>();
    for (int n = 1; Files.isDirectory(path.resolve("attempt-" + n)); n++) {
      attempts.add(new Attempt(this, n));
    }
    return attempts;
  }

  /** The newest attempt, if any worker has taken up the run. */
  public Optional<Attempt> latestAttempt() {
    List<Attempt> attempts = attempts();
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.getLast());
  }

  /** Makes the folder of the next attempt. */
  public Attempt newAttempt() {
    int number = attempts().size() + 1;
    try {
      Privacy.makeFolder(path.resolve("attempt-" + number));
    } catch (IOException e) {
      throw cannotMake(path.resolve("attempt-" + number), e);
    }
    return new Attempt(this, number);
  }

  /**
   * The events that hold: those of every attempt, without those that a later attempt superseded.
   * They are read a megabyte at a time while {@code forEach} and its like consume them; only an
   * iterator would first gather a whole attempt.
   */
  public Stream<JournalLine> events() {
    return parts().stream()
        .flatMap(part ->
            Journal.lines(part.attempt().journal())
                .takeWhile(line -> line.seq() <= part.holdsUpTo()));
  }

  /** The same one by one, for whoever reads two runs side by side. */
  public Iterator<JournalLine> lines() {
    return new HeldLines(parts());
  }

  private List<HeldLines.Part> parts() {
    List<Attempt> attempts = attempts();
    List<HeldLines.Part> parts = new ArrayList<>();
    long least = Long.MAX_VALUE;
    for (Attempt attempt : attempts.reversed()) {
      parts.addFirst(new HeldLines.Part(attempt, least));
      Optional<JournalLine> first = Journal.first(attempt.journal());
      if (first.isPresent() && first.get().event() instanceof RunEvent.AttemptStarted started) {
        least = Math.min(least, started.resumedAfter());
      }
    }
    return parts;
  }

  /**
   * A sequence number that no event of the run reaches, known without reading any: each has a line
   * of several bytes.
   */
  long beyondAllEvents() {
    return attempts().stream().mapToLong(attempt -> attempt.journal().toFile().length()).sum();
  }

  /** Gives a run another identifier, before anybody knows it by its own. */
  public static void identify(Path folder, String id) throws IOException {
    Identity own = open(folder).identity();
    WholeFile.writePrivate(
        folder.resolve("run.json"),
        JSON.writeValueAsString(new Identity(id, own.name(), own.created())));
  }

  /** Deletes the run with all its files. */
  public void delete() {
    try {
      // Last of all what makes it a run: a deletion that stops half way can be asked for again.
      if (Files.isDirectory(path)) {
        try (Stream<Path> children = Files.list(path)) {
          for (Path child :
              children.filter(c -> !SIGNS.contains(c.getFileName().toString())).toList()) {
            WholeFile.deleteTree(child);
          }
        }
      }
      WholeFile.deleteTree(path);
    } catch (IOException e) {
      throw new WorkbenchException(
          "The run's folder " + path + " cannot be deleted: " + e.getMessage(),
          "Close programs that use its files and check the permissions.",
          e);
    }
  }

  @Override
  public String toString() {
    return "RunFolder[" + path + "]";
  }

  private static RunFolder fill(Path folder, String id, Settings settings, Clock clock)
      throws IOException {
    Identity identity = new Identity(id, settings.text("name"), clock.instant());
    WholeFile.writePrivate(folder.resolve(SETTINGS), ExperimentFile.write(settings));
    WholeFile.writePrivate(folder.resolve("run.json"), JSON.writeValueAsString(identity));
    return new RunFolder(folder.toAbsolutePath().normalize(), identity);
  }

  private static WorkbenchException cannotMake(Path folder, IOException e) {
    return new WorkbenchException(
        "The folder " + folder + " cannot be made or written: " + FileFault.words(e),
        "Choose a folder you may write to with --out, or free some disk space.",
        e);
  }

  private static String slug(String name) {
    String slug =
        name.toLowerCase(java.util.Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return slug.isEmpty() ? "run" : slug.substring(0, Math.min(slug.length(), 40));
  }
}
