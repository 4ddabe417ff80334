package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.spectrumworkbench.core.WholeFile;

/**
 * Checkpoints and models that killed workers of a run had begun to save and of which no journal
 * ever said that they are there: nobody can go on from them, and each is as large as a whole one.
 *
 * <p>Only what surely came from such a worker counts: a folder under a name that a worker gives, in
 * an attempt whose worker is gone, without links. All else stays, whatever it is.
 */
final class Leftovers {
  private static final Logger LOG = LoggerFactory.getLogger(Leftovers.class);

  /** As {@link WholeFile#unused} names what is not whole yet. */
  private static final Pattern UNFINISHED = Pattern.compile("\\..+\\.\\d+-[0-9a-f]+\\.tmp");

  private static final Pattern STEP = Pattern.compile("-\\d{6,}$");

  private Leftovers() {}

  /**
   * Deletes those of earlier attempts; what cannot be deleted stays.
   *
   * @param now the attempt that goes on
   * @param saved paths, relative to the run, that a journal has named as complete
   * @param stages identifiers of the run's stages
   */
  static void delete(Attempt now, Set<String> saved, Set<String> stages) {
    for (Path folder : find(now, saved, stages)) {
      try {
        WholeFile.deleteTree(folder);
      } catch (IOException e) {
        LOG.warn("What a killed worker left could not be deleted: {}", folder, e);
      }
    }
  }

  static List<Path> find(Attempt now, Set<String> saved, Set<String> stages) {
    List<Path> found = new ArrayList<>();
    for (Attempt attempt : now.run().attempts()) {
      if (attempt.number() < now.number() && isOver(attempt)) {
        for (Path folder : folders(attempt.checkpoints())) {
          String name = folder.getFileName().toString();
          if (isUnfinished(name)
              || STEP.matcher(name).find()
                  && stages.contains(STEP.matcher(name).replaceFirst(""))) {
            found.add(folder);
          }
        }
        for (Path folder : folders(attempt.models())) {
          String name = folder.getFileName().toString();
          if (isUnfinished(name) || stages.contains(name)) {
            found.add(folder);
          }
        }
        found.removeIf(folder -> saved.contains(CheckpointFolder.relative(attempt, folder)));
      }
    }
    return found;
  }

  /** Whether a worker began it whose process is gone; without its journal nobody knows. */
  private static boolean isOver(Attempt attempt) {
    return Journal.first(attempt.journal()).isPresent()
        && attempt
            .heartbeat()
            .map(Attempt.Heartbeat::process)
            .filter(process -> !process.equals(ProcessIdentity.current()))
            .filter(ProcessIdentity::isAlive)
            .isEmpty();
  }

  private static boolean isUnfinished(String name) {
    return UNFINISHED.matcher(name).matches();
  }

  /** The folders in a folder that hold files and folders alone, and no links. */
  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Leftovers::isPlainFolder).sorted().toList();
    } catch (IOException e) {
      LOG.warn("{} cannot be listed", parent, e);
      return List.of();
    }
  }

  private static boolean isPlainFolder(Path folder) {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.noneMatch(Files::isSymbolicLink);
    } catch (IOException e) {
      return false;
    }
  }
}
