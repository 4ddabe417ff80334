package org.spectrumworkbench.app.domains;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.problem.domain.Condition;
import org.spectrumworkbench.core.problem.domain.DefaultDomains;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.PartPlan;
import org.spectrumworkbench.core.problem.domain.Rule;

/**
 * What is done to the board, each step with a name so that it can be undone by that name. What the
 * board refuses is thrown and changes nothing. Without a board nothing happens.
 */
final class BoardEdits {
  private static final Texts TEXTS = Texts.of(BoardEdits.class);

  private final Consumer<DomainBoard> taken;
  private final Supplier<Optional<Board>> shown;
  private @Nullable BoardHistory history;

  /**
   * @param taken told the board after each step
   * @param shown the problems as they are seen, in which rows are chosen
   */
  BoardEdits(Consumer<DomainBoard> taken, Supplier<Optional<Board>> shown) {
    this.taken = taken;
    this.shown = shown;
  }

  /** Starts with a board and no history. */
  void begin(DomainBoard board) {
    history = new BoardHistory(board);
  }

  /** Has no board any more. */
  void end() {
    history = null;
  }

  void undo() {
    if (history != null) {
      history.undo();
      taken.accept(history.board());
    }
  }

  void redo() {
    if (history != null) {
      history.redo();
      taken.accept(history.board());
    }
  }

  /** What undo would take back. */
  Optional<String> undoName() {
    return history == null ? Optional.empty() : history.undoName();
  }

  /** What redo would do again. */
  Optional<String> redoName() {
    return history == null ? Optional.empty() : history.redoName();
  }

  /** Moves rows into a subdomain by hand. */
  void move(List<Integer> rows, String subdomain) {
    ids(rows)
        .ifPresent(
            ids -> change(counted("move", ids.size(), subdomain), now -> now.move(ids, subdomain)));
  }

  /** Leaves rows to the rules again. */
  void release(List<Integer> rows) {
    ids(rows).ifPresent(ids -> change(counted("release", ids.size(), ""), now -> now.release(ids)));
  }

  void add(String name) {
    change(TEXTS.get("step.add", name.strip()), now -> now.add(name));
  }

  void rename(String from, String to) {
    change(TEXTS.get("step.rename", from), now -> now.rename(from, to));
  }

  void merge(String from, String into) {
    change(TEXTS.get("step.merge", from, into), now -> now.merge(from, into));
  }

  void delete(String name) {
    change(TEXTS.get("step.delete", name), now -> now.delete(name));
  }

  /** Puts the chosen rows into a new subdomain. */
  void splitBySelection(String from, String into, List<Integer> rows) {
    ids(rows)
        .ifPresent(ids -> change(TEXTS.get("step.split", from), now -> now.split(from, into, ids)));
  }

  /** Puts the problems of a subdomain that meet a condition into a new one. */
  void splitByCondition(String from, String into, Condition condition) {
    shown
        .get()
        .ifPresent(now ->
            change(
                TEXTS.get("step.split", from),
                before -> before.split(from, into, condition, now.sorted().members(from))));
  }

  void addRule(int at, Rule rule) {
    change(TEXTS.get("step.rule.add"), now -> now.addRule(at, rule));
  }

  /** Changes a rule; typing on in the same rule is one step of undo. */
  void editRule(int at, Rule rule) {
    apply(TEXTS.get("step.rule.edit", at + 1), now -> now.editRule(at, rule), "rule " + at);
  }

  void deleteRule(int at) {
    change(TEXTS.get("step.rule.delete", at + 1), now -> now.deleteRule(at));
  }

  void moveRule(int from, int to) {
    change(TEXTS.get("step.rule.move", from + 1), now -> now.moveRule(from, to));
  }

  void parts(PartPlan plan) {
    change(TEXTS.get("step.parts"), now -> now.withParts(plan));
  }

  /** Ends the typing in a rule: the next edit is a step of its own. */
  void settle() {
    if (history != null) {
      history.settle();
    }
  }

  /** Starts from the board that suits the data set when nothing was done yet. */
  void reset() {
    shown
        .get()
        .ifPresent(now ->
            change(
                TEXTS.get("step.reset"),
                before -> DefaultDomains.forProblems(now.opened().deck())));
  }

  /** Starts from the paper's four subdomains and the rules that come with the program. */
  void standard() {
    change(TEXTS.get("step.standard"), before -> DefaultDomains.standard());
  }

  /** Takes a board from a file. */
  void replace(DomainBoard board) {
    change(TEXTS.get("step.import"), before -> board);
  }

  private interface Change {
    DomainBoard of(DomainBoard before);
  }

  private void change(String name, Change change) {
    settle();
    apply(name, change, "");
  }

  private void apply(String name, Change change, String field) {
    BoardHistory now = history;
    if (now == null) {
      return;
    }
    DomainBoard next = change.of(now.board());
    if (!next.equals(now.board())) {
      now.type(name, next, field);
      taken.accept(next);
    }
  }

  private Optional<Collection<String>> ids(List<Integer> rows) {
    return rows.isEmpty() ? Optional.empty() : shown.get().map(now -> now.ids(List.copyOf(rows)));
  }

  private static String counted(String step, int count, String subdomain) {
    return count == 1
        ? TEXTS.get("step." + step + ".one", subdomain)
        : TEXTS.get("step." + step, Formats.count(count), subdomain);
  }
}
