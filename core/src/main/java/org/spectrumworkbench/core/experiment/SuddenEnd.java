package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.spectrumworkbench.core.FullDisk;

/**
 * Why a worker may have ended without a word, from what it left: the crash report of its JVM, the
 * last lines of its log. Evidence, not proof: a process that was killed leaves none.
 */
final class SuddenEnd {
  private static final int LOG_TAIL_BYTES = 32 << 10;
  private static final int REPORT_HEAD_BYTES = 8 << 10;

  /** Less does not hold the lines by which a run says how it ended. */
  private static final int NO_ROOM_BYTES = 64 << 10;

  private static final List<String> OUT_OF_MEMORY =
      List.of("OutOfMemoryError", "std::bad_alloc", "can't allocate memory", "insufficient memory");

  private static final String DISK_FULL =
      "its worker's process ended since the disk was full; it goes on from its last checkpoint";

  /** What the C++ library says when an exception is caught by nobody. */
  private static final String NATIVE_ABORT = "terminate called";

  /** The line of a crash report that names the signal, or that memory ran out. */
  private static final Pattern CRASH =
      Pattern.compile(
          "^#\\s+(SIG[A-Z]+|EXCEPTION_\\w+|Internal Error|There is insufficient memory)[^\\n]*",
          Pattern.MULTILINE);

  /** The line that names the library in which it happened. */
  private static final Pattern FRAME =
      Pattern.compile("^# Problematic frame:\\s*\\n#\\s*(?:[A-Z] +)?(.+)$", Pattern.MULTILINE);

  private SuddenEnd() {}

  /** What can be said, in one sentence, never empty. */
  static String words(Attempt attempt) {
    if (Files.exists(attempt.diskFullMark())) {
      return DISK_FULL;
    }
    return crash(attempt)
        .or(() -> lastWords(attempt))
        .or(() -> fullDisk(attempt))
        .orElse(
            "its worker's process ended without a word, as when it is killed or the machine goes off");
  }

  private static Optional<String> crash(Attempt attempt) {
    try (Stream<Path> files = Files.list(attempt.path())) {
      Predicate<Path> isReport =
          file -> file.getFileName().toString().matches("hs_err_pid\\d+\\.log");
      Optional<Path> report = files.filter(isReport).findFirst();
      if (report.isEmpty()) {
        return Optional.empty();
      }
      String head = read(report.get(), 0, REPORT_HEAD_BYTES);
      Matcher crash = CRASH.matcher(head);
      if (!crash.find()) {
        return Optional.of("its worker's process crashed; the report is " + report.get());
      }
      if (crash.group(1).startsWith("There is insufficient")) {
        return Optional.of(
            "the machine or a limit gave its worker no more memory; the report is " + report.get());
      }
      Matcher frame = FRAME.matcher(head);
      return Optional.of(
          "its worker's process crashed by %s%s; the report is %s"
              .formatted(
                  crash.group(1),
                  frame.find() ? " in " + frame.group(1).strip() : "",
                  report.get()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> lastWords(Attempt attempt) {
    try {
      long size = Files.size(attempt.log());
      String tail = read(attempt.log(), Math.max(0, size - LOG_TAIL_BYTES), LOG_TAIL_BYTES);
      if (OUT_OF_MEMORY.stream().anyMatch(tail::contains)) {
        return Optional.of("its worker's process ran out of memory; its log is " + attempt.log());
      }
      if (FullDisk.isToldBy(tail)) {
        return Optional.of(DISK_FULL);
      }
      return tail.contains(NATIVE_ABORT)
          ? Optional.of(
              "its worker's process was ended by a native library; its log is " + attempt.log())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** On a disk that is full not even the log says so. */
  private static Optional<String> fullDisk(Attempt attempt) {
    try {
      return Files.getFileStore(attempt.path()).getUsableSpace() < NO_ROOM_BYTES
          ? Optional.of(
              "its worker's process ended without a word, and the disk of "
                  + attempt.run().path()
                  + " is full")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static String read(Path file, long from, int most) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(from);
      ByteBuffer bytes = ByteBuffer.allocate(most);
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
  }
}
