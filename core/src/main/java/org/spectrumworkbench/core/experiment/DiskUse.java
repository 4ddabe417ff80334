package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * What a run takes on disk, in bytes.
 *
 * @param checkpoints of all attempts
 * @param models of finished stages
 * @param journal the events of all attempts
 * @param other settings, logs, result, report
 */
public record DiskUse(long checkpoints, long models, long journal, long other) {
  /** All of it. */
  public long total() {
    return checkpoints + models + journal + other;
  }

  /** Adds up the files of a run; those that go meanwhile count as nothing. */
  public static DiskUse of(RunFolder run) {
    long[] sums = new long[4];
    try {
      Files.walkFileTree(
          run.path(),
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sums[part(run.path().relativize(file))] += attributes.size();
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException gone) {
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path folder, @org.jspecify.annotations.Nullable IOException gone) {
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DiskUse(sums[0], sums[1], sums[2], sums[3]);
  }

  /** {@code attempt-2/checkpoints/...} and its like. */
  private static int part(Path file) {
    if (file.getNameCount() < 2) {
      return 3;
    }
    return switch (file.getName(1).toString()) {
      case "checkpoints" -> 0;
      case "models" -> 1;
      case "journal.jsonl" -> 2;
      default -> 3;
    };
  }
}
