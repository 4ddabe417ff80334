package org.spectrumworkbench.core.problem.domain;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.domain.ProblemText.MirrorKey;

/**
 * A data set's problems, prepared so that a board over them is sorted again quickly: which problems
 * meet a condition is remembered, and only a new condition is tried. May be used by several
 * threads.
 */
public final class ProblemDeck {
  /** A condition that takes longer over the whole data set is refused. */
  private static final long MOST_NANOS = 20_000_000_000L;

  private static final int MOST_REMEMBERED = 400;

  private final List<ProblemText> texts;
  private final int[] order;
  private final Map<Condition, BitSet> caught = new ConcurrentHashMap<>();

  private ProblemDeck(List<ProblemText> texts) {
    this.texts = List.copyOf(texts);
    this.order = PartDeal.order(keys());
  }

  /** Reads problems and prepares them. */
  public static ProblemDeck of(Stream<Problem> problems) {
    // Most words come again and again: each is kept once.
    Map<String, String> words = new HashMap<>();
    List<ProblemText> texts = new ArrayList<>();
    problems.forEach(problem -> {
      ProblemText text = ProblemText.of(problem);
      List<String> shared =
          text.words().stream().map(word -> words.computeIfAbsent(word, same -> same)).toList();
      texts.add(new ProblemText(problem, shared, text.mirror()));
    });
    return new ProblemDeck(texts);
  }

  /** How many problems there are. */
  public int size() {
    return texts.size();
  }

  /** The problem at a place, from 0. */
  public ProblemText get(int row) {
    return texts.get(row);
  }

  /** All of them, in the data set's order. */
  public List<ProblemText> texts() {
    return texts;
  }

  /**
   * Sorts the problems as a board says.
   *
   * @param unwanted asked now and then: whether to stop
   * @throws CancellationException where it was told to stop
   * @throws WorkbenchException where a condition takes too long
   */
  public SortedProblems sort(DomainBoard board, BooleanSupplier unwanted) {
    List<BitSet> byRule = new ArrayList<>();
    for (Rule rule : board.rules().rules()) {
      byRule.add(caughtBy(rule.condition(), unwanted));
    }
    return new SortedProblems(this, board, byRule);
  }

  /** Deals the problems into parts, given the subdomain of each. */
  PartDeal deal(List<String> subdomains, PartPlan plan) {
    return PartDeal.of(subdomains, keys(), order, plan);
  }

  private List<MirrorKey> keys() {
    return new AbstractList<>() {
      @Override
      public MirrorKey get(int row) {
        return texts.get(row).mirror();
      }

      @Override
      public int size() {
        return texts.size();
      }
    };
  }

  /** The rows that meet a condition. */
  BitSet caughtBy(Condition condition, BooleanSupplier unwanted) {
    BitSet known = caught.get(condition);
    if (known != null) {
      return known;
    }
    if (caught.size() >= MOST_REMEMBERED) {
      caught.clear();
    }
    BitSet rows = new BitSet(size());
    if (condition instanceof Condition.All(List<Condition> conditions)) {
      rows.set(0, size());
      conditions.forEach(part -> rows.and(caughtBy(part, unwanted)));
    } else {
      tryAll(condition, rows, unwanted);
    }
    caught.put(condition, rows);
    return rows;
  }

  private void tryAll(Condition condition, BitSet rows, BooleanSupplier unwanted) {
    Matcher matcher = Matcher.of(condition);
    long start = System.nanoTime();
    for (int row = 0; row < size(); row++) {
      if (matcher.match(texts.get(row)).isPresent()) {
        rows.set(row);
      }
      if (row % 64 == 63) {
        if (unwanted.getAsBoolean()) {
          throw new CancellationException();
        }
        if (System.nanoTime() - start > MOST_NANOS) {
          throw new WorkbenchException(
              "The rule '" + condition.text() + "' takes too long over " + size() + " problems",
              "Use a simpler expression, with smaller counts.");
        }
      }
    }
  }
}
