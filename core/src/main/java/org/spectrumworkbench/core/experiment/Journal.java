package org.spectrumworkbench.core.experiment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.spectrumworkbench.core.Privacy;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.InvalidTypeIdException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's events on disk, one JSON object a line, only ever appended to.
 *
 * <p>A last line without its line end was torn by a crash and is not there: the reader drops it. A
 * torn or garbled line in the middle is an error, since it means that the file was edited.
 */
public final class Journal {
  /** A single event is never longer; a longer line is taken for damage. */
  private static final int MAX_LINE = 64 << 20;

  private static final int READ_AT_ONCE = 4 << 20;

  /** Lines become objects several times their size, and a worker's heap is small. */
  private static final int LINES_AT_ONCE = 1 << 20;

  private static final int FIRST_LINE = 64 << 10;

  private static final byte[] NEW_LINE = {'\n'};

  private static final int TAIL_BLOCK = 256 << 10;

  /** A change of state is never longer; a longer line is something else. */
  private static final int MAX_CHANGE = 1 << 20;

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Journal() {}

  /**
   * What was read.
   *
   * @param lines complete lines in order
   * @param nextOffset byte offset behind the last complete line: where to read on
   */
  public record Chunk(List<JournalLine> lines, long nextOffset) {
    public Chunk {
      lines = List.copyOf(lines);
    }
  }

  /** Appends events. One thread at a time. */
  public static final class Writer implements AutoCloseable {
    private final FileChannel channel;
    private final Clock clock;
    private final Path file;
    private final long before;
    private long seq;

    /**
     * Opens a new journal.
     *
     * @param lastSeq the sequence number after which this journal goes on; 0 for a new run
     * @throws WorkbenchException where the file cannot be made
     */
    public Writer(Path file, long lastSeq, Clock clock) {
      this(file, create(file), lastSeq, clock);
    }

    Writer(Path file, FileChannel channel, long lastSeq, Clock clock) {
      this.file = file;
      this.channel = channel;
      this.before = lastSeq;
      this.seq = lastSeq;
      this.clock = clock;
    }

    private static FileChannel create(Path file) {
      try {
        return FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            Privacy.ofFile());
      } catch (IOException e) {
        throw cannotWrite(file, e);
      }
    }

    /**
     * Appends one event and hands it to the operating system, so that it survives this process.
     *
     * @return its sequence number
     */
    public long write(RunEvent event) {
      long next = seq + 1;
      String json = JSON.writeValueAsString(new JournalLine(next, clock.instant(), event));
      ByteBuffer bytes = ByteBuffer.wrap((json + "\n").getBytes(StandardCharsets.UTF_8));
      try {
        long start = channel.position();
        try {
          while (bytes.hasRemaining()) {
            channel.write(bytes);
          }
        } catch (IOException e) {
          // A half-written line would tear the next one: take it back before reporting.
          channel.truncate(start);
          throw e;
        }
      } catch (IOException e) {
        throw cannotWrite(file, e);
      }
      seq = next;
      return next;
    }

    /** Sequence number of the last event written. */
    public long lastSeq() {
      return seq;
    }

    /** Whether nothing has been written yet. */
    boolean isEmpty() {
      return seq == before;
    }

    /** Forces what was written onto the disk, so that it survives the machine. */
    public void force() {
      try {
        channel.force(false);
      } catch (IOException e) {
        throw cannotWrite(file, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw cannotWrite(file, e);
      }
    }

    private static WorkbenchException cannotWrite(Path file, IOException e) {
      return new WorkbenchException(
          "The journal " + file + " cannot be written: " + e.getMessage(),
          "Free some disk space or choose another folder with --out, then resume the run.",
          e);
    }
  }

  /**
   * Reads complete lines from an offset on, at most a few megabytes; call again with {@link
   * Chunk#nextOffset} until no lines come.
   *
   * @param offset 0, or the {@code nextOffset} of an earlier call
   * @throws WorkbenchException where a complete line is not an event, naming file and offset
   */
  public static Chunk read(Path file, long offset) {
    return read(file, offset, READ_AT_ONCE);
  }

  private static Chunk read(Path file, long offset, int atOnce) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      if (offset >= size) {
        return new Chunk(List.of(), offset);
      }
      in.seek(offset);
      byte[] bytes = new byte[(int) Math.min(atOnce, size - offset)];
      in.readFully(bytes);
      int end = lastLineEnd(bytes);
      while (end < 0 && bytes.length < Math.min(MAX_LINE, size - offset)) {
        bytes = new byte[(int) Math.min((long) bytes.length * 4, size - offset)];
        in.seek(offset);
        in.readFully(bytes);
        end = lastLineEnd(bytes);
      }
      if (end < 0 && bytes.length >= MAX_LINE) {
        throw damaged(file, offset, null);
      }
      return parse(file, offset, bytes, end);
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      return new Chunk(List.of(), offset);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  /**
   * The complete lines of a journal, in order, read a megabyte at a time while they are consumed.
   *
   * @throws WorkbenchException while they are consumed, as {@link #read}
   */
  public static Stream<JournalLine> lines(Path file) {
    return Stream.iterate(
            read(file, 0, LINES_AT_ONCE),
            chunk -> !chunk.lines().isEmpty(),
            chunk -> read(file, chunk.nextOffset(), LINES_AT_ONCE))
        .flatMap(chunk -> chunk.lines().stream());
  }

  /** The first line, if a complete one is there. */
  public static Optional<JournalLine> first(Path file) {
    return read(file, 0, FIRST_LINE).lines().stream().findFirst();
  }

  /** Reads a whole journal into memory. */
  public static List<JournalLine> readAll(Path file) {
    return lines(file).toList();
  }

  /**
   * The last change of state, if there is one. Reads from the journal's end, block by block, and
   * nothing before the line it looks for; damaged lines are passed over.
   */
  static Optional<RunEvent.StateChanged> lastChange(Path file) {
    return last(file, RunEvent.StateChanged.class, "state-changed");
  }

  /** The last event of a type, if there is one; read as {@link #lastChange} reads. */
  static <T extends RunEvent> Optional<T> last(Path file, Class<T> type, String name) {
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      // The end of a line that began before the block behind.
      byte[] rest = {};
      for (long from = in.length(); from > 0; ) {
        int size = (int) Math.min(TAIL_BLOCK, from);
        from -= size;
        byte[] block = new byte[size + rest.length];
        in.seek(from);
        in.readFully(block, 0, size);
        System.arraycopy(rest, 0, block, size, rest.length);
        int end = lineEndBefore(block, block.length);
        int start = lineEndBefore(block, end);
        while (end >= 0 && (start >= 0 || from == 0)) {
          Optional<T> change = event(block, start + 1, end, type, name);
          if (change.isPresent()) {
            return change;
          }
          end = start;
          start = lineEndBefore(block, end);
        }
        int kept = end < 0 ? block.length : end + 1;
        rest = kept <= MAX_CHANGE ? Arrays.copyOf(block, kept) : end < 0 ? new byte[0] : NEW_LINE;
      }
      return Optional.empty();
    } catch (NoSuchFileException | java.io.FileNotFoundException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static <T extends RunEvent> Optional<T> event(
      byte[] block, int start, int end, Class<T> type, String name) {
    // The event's type stands near the line's start; nothing else is worth parsing.
    String head = new String(block, start, Math.min(200, end - start), StandardCharsets.ISO_8859_1);
    if (!head.contains("\"" + name + "\"")) {
      return Optional.empty();
    }
    try {
      JournalLine line = JSON.readValue(block, start, end - start, JournalLine.class);
      return type.isInstance(line.event())
          ? Optional.of(type.cast(line.event()))
          : Optional.empty();
    } catch (JacksonException damaged) {
      return Optional.empty();
    }
  }

  private static Chunk parse(Path file, long offset, byte[] bytes, int end) {
    List<JournalLine> lines = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= end; i++) {
      if (bytes[i] == '\n') {
        try {
          JournalLine line = JSON.readValue(bytes, start, i - start, JournalLine.class);
          if (line == null) {
            throw damaged(file, offset + start, null);
          }
          lines.add(line);
        } catch (InvalidTypeIdException e) {
          throw unknown(file, offset + start, e);
        } catch (JacksonException e) {
          throw damaged(file, offset + start, e);
        }
        start = i + 1;
      }
    }
    return new Chunk(lines, offset + start);
  }

  private static int lastLineEnd(byte[] bytes) {
    return lineEndBefore(bytes, bytes.length);
  }

  private static int lineEndBefore(byte[] bytes, int end) {
    for (int i = end - 1; i >= 0; i--) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static WorkbenchException cannotRead(Path file, IOException e) {
    return new WorkbenchException(
        "The journal " + file + " cannot be read: " + e.getMessage(), "Check its permissions.", e);
  }

  private static WorkbenchException unknown(Path file, long offset, InvalidTypeIdException e) {
    return e.getTypeId() == null
        ? damaged(file, offset, e)
        : new WorkbenchException(
            "The journal "
                + file
                + " was written by a newer version of this program: it tells of \""
                + e.getTypeId()
                + "\", which this one does not know",
            "Use that version for this run. Nothing is damaged.",
            e);
  }

  private static WorkbenchException damaged(
      Path file, long offset, @org.jspecify.annotations.Nullable Exception cause) {
    String what = "The journal " + file + " is damaged at byte " + offset;
    String mend =
        "Its earlier lines are good. Restore the file from a backup, or cut it there to keep them.";
    return cause == null
        ? new WorkbenchException(what, mend)
        : new WorkbenchException(what, mend, cause);
  }
}
