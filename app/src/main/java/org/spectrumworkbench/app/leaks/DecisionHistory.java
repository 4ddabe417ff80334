package org.spectrumworkbench.app.leaks;

import java.util.ArrayDeque;
import java.util.Deque;
import org.spectrumworkbench.core.problem.leak.LeakDecisions;

/** Decisions with the way back and forth. */
final class DecisionHistory {
  private static final int LONGEST = 1_000;

  private final Deque<LeakDecisions> past = new ArrayDeque<>();
  private final Deque<LeakDecisions> future = new ArrayDeque<>();
  private LeakDecisions now = LeakDecisions.NONE;

  LeakDecisions now() {
    return now;
  }

  /** Begins anew with what was decided elsewhere; there is no way back beyond it. */
  void start(LeakDecisions decisions) {
    past.clear();
    future.clear();
    now = decisions;
  }

  /** Makes a step. */
  void go(LeakDecisions next) {
    past.push(now);
    if (past.size() > LONGEST) {
      past.removeLast();
    }
    future.clear();
    now = next;
  }

  boolean canUndo() {
    return !past.isEmpty();
  }

  boolean canRedo() {
    return !future.isEmpty();
  }

  void undo() {
    if (canUndo()) {
      future.push(now);
      now = past.pop();
    }
  }

  void redo() {
    if (canRedo()) {
      past.push(now);
      now = future.pop();
    }
  }
}
