package org.spectrumworkbench.core.experiment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Which process it was, so that a later one of the same number is not taken for it.
 *
 * <p>Where the system tells them, the mark decides: the boot's identifier and the ticks from the
 * boot to the process's start. Neither moves when somebody sets the clock; the start as an instant
 * does, since the system derives it from the clock as it stands now.
 *
 * @param pid its number
 * @param started when it started, by the clock of that moment
 * @param mark {@code boot:ticks}; empty where the system tells neither, and in files of versions
 *     that did not write it
 */
public record ProcessIdentity(long pid, Instant started, String mark) {
  /** The clock of the system counts in hundredths; a reused number is seconds apart. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  private static final Path PROCESSES = Path.of("/proc");

  /** Behind the name in {@code stat}: the third field is the first. The start's is the 22nd. */
  private static final int STATE = 0;

  private static final int START_TICKS = 19;

  public ProcessIdentity {
    requireNonNull(started, "started");
    requireNonNull(mark, "mark");
  }

  /** This process. */
  public static ProcessIdentity current() {
    return of(ProcessHandle.current());
  }

  /** That of a process which runs on this machine. */
  public static ProcessIdentity of(ProcessHandle process) {
    return new ProcessIdentity(
        process.pid(),
        process.info().startInstant().orElseGet(Instant::now),
        boot().flatMap(boot -> stat(process.pid()).map(stat -> mark(boot, stat))).orElse(""));
  }

  /** Whether that very process is alive on this machine. */
  @JsonIgnore
  public boolean isAlive() {
    return handle().isPresent();
  }

  /** The process, where that very one is alive on this machine. */
  public Optional<ProcessHandle> handle() {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(this::isThis);
  }

  private boolean isThis(ProcessHandle process) {
    Optional<List<String>> stat = stat(pid);
    // One that has ended and waits for its parent to ask how is dead to everybody else.
    if (stat.filter(fields -> "ZX".contains(fields.get(STATE))).isPresent()) {
      return false;
    }
    Optional<String> now = boot().flatMap(boot -> stat.map(fields -> mark(boot, fields)));
    return now.isPresent() && !mark.isEmpty()
        ? now.get().equals(mark)
        : process
            .info()
            .startInstant()
            .map(start -> Duration.between(start, started).abs().compareTo(TOLERANCE) < 0)
            .orElse(true);
  }

  private static String mark(String boot, List<String> stat) {
    return boot + ":" + stat.get(START_TICKS);
  }

  private static Optional<String> boot() {
    return read(PROCESSES.resolve("sys/kernel/random/boot_id")).map(String::strip);
  }

  private static Optional<List<String>> stat(long pid) {
    return read(PROCESSES.resolve(pid + "/stat")).flatMap(ProcessIdentity::fields);
  }

  /**
   * The fields of a line of {@code /proc/PID/stat} from the third on; empty where there are too
   * few. The second is the program's name in brackets, which may hold spaces and brackets itself.
   */
  static Optional<List<String>> fields(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+"));
    return fields.size() > START_TICKS ? Optional.of(fields) : Optional.empty();
  }

  private static Optional<String> read(Path file) {
    try {
      // A program may bear any bytes as its name.
      return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
