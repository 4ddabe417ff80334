package org.spectrumworkbench.core.experiment;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The events of a run that hold, one by one, for whoever reads two runs side by side: no more than
 * a few megabytes of a journal are in memory.
 */
final class HeldLines implements Iterator<JournalLine> {
  /** A journal, and up to which event it holds. */
  record Part(Attempt attempt, long holdsUpTo) {}

  private final Deque<Part> parts;
  private final Deque<JournalLine> read = new ArrayDeque<>();
  private long offset;

  HeldLines(Iterable<Part> parts) {
    this.parts = new ArrayDeque<>();
    parts.forEach(this.parts::add);
  }

  @Override
  public boolean hasNext() {
    while (read.isEmpty() && !parts.isEmpty()) {
      Part part = parts.getFirst();
      Journal.Chunk chunk = Journal.read(part.attempt.journal(), offset);
      offset = chunk.nextOffset();
      chunk.lines().stream().filter(line -> line.seq() <= part.holdsUpTo).forEach(read::add);
      boolean beyond = !chunk.lines().isEmpty() && chunk.lines().getLast().seq() > part.holdsUpTo;
      if (chunk.lines().isEmpty() || beyond) {
        parts.removeFirst();
        offset = 0;
      }
    }
    return !read.isEmpty();
  }

  @Override
  public JournalLine next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.removeFirst();
  }
}
