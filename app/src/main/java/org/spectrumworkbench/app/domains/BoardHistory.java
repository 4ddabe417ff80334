package org.spectrumworkbench.app.domains;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.core.problem.domain.DomainBoard;

/** The board as it is, as it was, and as it was before undo. */
final class BoardHistory {
  private static final int MEMORY = 300;

  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private DomainBoard board;
  private String typingIn = "";

  /**
   * A step and the board on its other side.
   *
   * @param name what was done, such as {@code move of 3 problems}
   */
  private record Step(String name, DomainBoard board) {}

  BoardHistory(DomainBoard board) {
    this.board = board;
  }

  DomainBoard board() {
    return board;
  }

  /** Goes on to another board, in a step of its own. */
  void change(String name, DomainBoard next) {
    type(name, next, "");
  }

  /**
   * Goes on to another board; steps with the same field one after the other are one.
   *
   * @param field what is typed in; empty for a step of its own
   */
  void type(String name, DomainBoard next, String field) {
    if (next.equals(board)) {
      return;
    }
    if (field.isEmpty() || !field.equals(typingIn)) {
      done.push(new Step(name, board));
      if (done.size() > MEMORY) {
        done.removeLast();
      }
    }
    typingIn = field;
    undone.clear();
    board = next;
  }

  /** Ends the typing in a field. */
  void settle() {
    typingIn = "";
  }

  void undo() {
    go(done, undone);
  }

  void redo() {
    go(undone, done);
  }

  /** What undo would take back. */
  Optional<String> undoName() {
    return name(done);
  }

  /** What redo would do again. */
  Optional<String> redoName() {
    return name(undone);
  }

  private void go(Deque<Step> from, Deque<Step> to) {
    settle();
    Step step = from.poll();
    if (step != null) {
      to.push(new Step(step.name(), board));
      board = step.board();
    }
  }

  private static Optional<String> name(Deque<Step> steps) {
    @Nullable Step next = steps.peek();
    return next == null ? Optional.empty() : Optional.of(next.name());
  }
}
