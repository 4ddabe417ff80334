package org.spectrumworkbench.app.queue;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.store.database.PrivateFolder;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The queue on disk: {@code queue.json} in a folder that only its user may enter, since whatever
 * stands in it gets started.
 *
 * <p>Any thread and any process: whoever changes it holds a lock on a file beside it, and it is
 * replaced as a whole, so that a reader needs none. A file that is damaged is kept under another
 * name, and the queue begins empty.
 */
final class QueueFile {
  private static final Logger LOG = LoggerFactory.getLogger(QueueFile.class);
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final String DAMAGED = "queue.json.damaged-";
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

  private final Path folder;
  private final Path file;
  private final Clock clock;

  /**
   * @param folder the queue's; need not exist
   */
  QueueFile(Path folder, Clock clock) {
    this.folder = folder;
    this.file = folder.resolve("queue.json");
    this.clock = clock;
  }

  /**
   * What came of a change.
   *
   * @param state to be written; the same object where nothing changed
   * @param value for the caller
   */
  record Changed<T>(QueueState state, T value) {}

  /**
   * Reads the file, without a lock.
   *
   * @throws WorkbenchException where it is there and cannot be read; damage is no such fault
   */
  QueueState read() {
    try {
      return parse(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return QueueState.EMPTY;
    } catch (JacksonException | IllegalArgumentException | NullPointerException damage) {
      return change(state -> new Changed<>(state, state));
    } catch (IOException e) {
      throw fault("read", e);
    }
  }

  /**
   * Changes the queue while nobody else does.
   *
   * @throws WorkbenchException where the file cannot be read or written
   */
  <T> T change(Function<QueueState, Changed<T>> change) {
    // A lock on a file keeps other processes away, and no other thread of this one.
    synchronized (QueueFile.class) {
      try {
        PrivateFolder.make(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve("queue.lock"),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    Privacy.ofFile());
            FileLock unused = channel.lock()) {
          QueueState before = readLocked();
          Changed<T> changed = change.apply(before);
          if (changed.state() != before) {
            WholeFile.writePrivate(file, JSON.writeValueAsString(changed.state()));
          }
          return changed.value();
        }
      } catch (IOException e) {
        throw fault("written", e);
      }
    }
  }

  /** Damaged queues that were kept; somebody should look at them and delete them. */
  List<Path> keptAside() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(one -> one.getFileName().toString().startsWith(DAMAGED))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw fault("listed", e);
    }
  }

  private QueueState readLocked() throws IOException {
    try {
      return parse(Files.readAllBytes(file));
    } catch (NoSuchFileException none) {
      return QueueState.EMPTY;
    } catch (JacksonException | IllegalArgumentException | NullPointerException damage) {
      Path aside = folder.resolve(DAMAGED + STAMP.format(clock.instant()));
      Files.move(file, aside, StandardCopyOption.ATOMIC_MOVE);
      LOG.error("the queue was damaged; it is kept as {}", aside, damage);
      return QueueState.EMPTY;
    }
  }

  private QueueState parse(byte[] content) {
    JsonNode tree = JSON.readTree(content);
    if (tree.path("version").asInt(0) > QueueState.VERSION) {
      throw new WorkbenchException(
          "The queue " + file + " was written by a newer version of this program",
          "Use that version, or delete the file: the runs stay, and only their order is lost.");
    }
    return requireNonNull(JSON.treeToValue(tree, QueueState.class), "the file says null");
  }

  private WorkbenchException fault(String verb, IOException e) {
    return new WorkbenchException(
        "The queue " + file + " cannot be " + verb + ": " + e.getMessage(),
        "Check its permissions, or free some disk space.",
        e);
  }
}
