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
  /** Longer than any state change, and than the event before it. */
  private static final int TAIL = 256 * 1024;

  /** Reads what the list needs: of a journal, whatever its length, no more than its end. */
  static RunSummary of(RunFolder run) {
    Optional<Attempt> latest = run.latestAttempt();
    RunState state = RunState.CREATED;
    String message = "";
    if (latest.isPresent()) {
      RunEvent.StateChanged last = lastChange(latest.get().journal());
      state = latest.get().stateGiven(last.state());
      message = last.message();
    }
    return new RunSummary(run, state, message, run.identity().created(), run.attempts().size());
  }

  /**
   * A worker that ends or pauses writes its state as its last event. So where none is near the end
   * of a long journal, the worker was at its work when it wrote that end.
   */
  private static RunEvent.StateChanged lastChange(Path journal) {
    try (SeekableByteChannel channel = Files.newByteChannel(journal)) {
      long from = Math.max(0, channel.size() - TAIL);
      return lastChange(read(channel, from), from > 0)
          .orElse(new RunEvent.StateChanged(from > 0 ? RunState.RUNNING : RunState.CREATED, ""));
    } catch (java.nio.file.NoSuchFileException e) {
      return new RunEvent.StateChanged(RunState.CREATED, "");
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
    // The journal may grow meanwhile; what comes then is for the next look.
    ByteBuffer bytes = ByteBuffer.allocate(TAIL);
    while (bytes.hasRemaining() && channel.read(bytes) >= 0) {}
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }
}
