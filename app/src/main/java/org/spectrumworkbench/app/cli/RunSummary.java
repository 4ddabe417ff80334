package org.spectrumworkbench.app.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.experiment.Attempt;
import org.spectrumworkbench.core.experiment.JournalLine;
import org.spectrumworkbench.core.experiment.RunEvent;
import org.spectrumworkbench.core.experiment.RunFolder;
import org.spectrumworkbench.core.experiment.RunState;
import tools.jackson.core.JacksonException;

/**
 * A run in one line of a list.
 *
 * @param message what was said when the state changed last; empty where nothing was
 */
record RunSummary(RunFolder run, RunState state, String message, Instant created, int attempts) {
  /** State changes come at the end of a journal; only then is the whole file read. */
  private static final int TAIL = 256 * 1024;

  /** Reads what the list needs, not the whole journal. */
  static RunSummary of(RunFolder run) {
    Optional<Attempt> latest = run.latestAttempt();
    RunState state = RunState.CREATED;
    String message = "";
    if (latest.isPresent()) {
      Optional<RunEvent.StateChanged> last = lastChange(latest.get().journal());
      state = latest.get().stateGiven(last.map(RunEvent.StateChanged::state).orElse(state));
      message = last.map(RunEvent.StateChanged::message).orElse("");
    }
    return new RunSummary(run, state, message, run.identity().created(), run.attempts().size());
  }

  private static Optional<RunEvent.StateChanged> lastChange(Path journal) {
    try (SeekableByteChannel channel = Files.newByteChannel(journal)) {
      for (long length = TAIL; ; length *= 8) {
        long from = Math.max(0, channel.size() - length);
        Optional<RunEvent.StateChanged> found = lastChange(read(channel, from), from > 0);
        if (found.isPresent() || from == 0) {
          return found;
        }
      }
    } catch (java.nio.file.NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new WorkbenchException(
          "The journal " + journal + " cannot be read: " + e.getMessage(),
          "Check its permissions.",
          e);
    }
  }

  private static Optional<RunEvent.StateChanged> lastChange(String text, boolean cutAtStart) {
    String[] lines = text.split("\n", -1);
    // The last piece has no line end: nothing, or a torn line.
    for (int i = lines.length - 2; i >= (cutAtStart ? 1 : 0); i--) {
      if (lines[i].contains("\"state-changed\"")) {
        try {
          JournalLine line = Json.MAPPER.readValue(lines[i], JournalLine.class);
          if (line.event() instanceof RunEvent.StateChanged changed) {
            return Optional.of(changed);
          }
        } catch (JacksonException damaged) {
          continue;
        }
      }
    }
    return Optional.empty();
  }

  private static String read(SeekableByteChannel channel, long from) throws IOException {
    channel.position(from);
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size() - from));
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
