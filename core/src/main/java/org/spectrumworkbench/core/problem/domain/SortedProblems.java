package org.spectrumworkbench.core.problem.domain;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.Split;

/** A data set's problems sorted by a board: every problem is in exactly one subdomain. */
public final class SortedProblems {
  private static final int BY_HAND = -1;
  private static final int BY_NOTHING = -2;

  private final ProblemDeck deck;
  private final DomainBoard board;
  private final DomainRules.Sorter sorter;

  /** Of each row: the place of its subdomain on the board. */
  private final int[] subdomain;

  /** Of each row: the rule that put it there, or how else it came there. */
  private final int[] decided;

  private final List<RuleCount> ruleCounts;
  private final Balance balance;

  /**
   * What a rule catches.
   *
   * @param first problems that it puts into its subdomain: no rule before it and no hand did
   * @param all problems that meet its condition
   */
  public record RuleCount(int first, int all) {}

  SortedProblems(ProblemDeck deck, DomainBoard board, List<BitSet> byRule) {
    this.deck = deck;
    this.board = board;
    this.sorter = board.rules().sorter();
    int size = deck.size();
    subdomain = new int[size];
    decided = new int[size];
    Arrays.fill(decided, BY_NOTHING);
    List<String> names = board.subdomains();
    Arrays.fill(subdomain, names.indexOf(board.otherwise()));

    BitSet open = new BitSet(size);
    open.set(0, size);
    if (!board.moves().isEmpty()) {
      for (int row = 0; row < size; row++) {
        String moved = board.moves().get(deck.get(row).problem().id());
        if (moved != null) {
          subdomain[row] = names.indexOf(moved);
          decided[row] = BY_HAND;
          open.clear(row);
        }
      }
    }
    RuleCount[] counts = new RuleCount[byRule.size()];
    for (int rule = 0; rule < byRule.size(); rule++) {
      BitSet first = (BitSet) byRule.get(rule).clone();
      first.and(open);
      int to = names.indexOf(board.rules().rules().get(rule).subdomain());
      for (int row = first.nextSetBit(0); row >= 0; row = first.nextSetBit(row + 1)) {
        subdomain[row] = to;
        decided[row] = rule;
      }
      open.andNot(first);
      counts[rule] = new RuleCount(first.cardinality(), byRule.get(rule).cardinality());
    }
    ruleCounts = List.of(counts);

    int[] members = new int[names.size()];
    for (int place : subdomain) {
      members[place]++;
    }
    Map<String, Integer> byName = new LinkedHashMap<>();
    for (int i = 0; i < members.length; i++) {
      byName.put(names.get(i), members[i]);
    }
    balance = new Balance(byName);
  }

  /** The board that they are sorted by. */
  public DomainBoard board() {
    return board;
  }

  /** The problems. */
  public ProblemDeck deck() {
    return deck;
  }

  /** Counts by subdomain and how even they are. */
  public Balance balance() {
    return balance;
  }

  /** What each rule catches, in the order of the rules. */
  public List<RuleCount> ruleCounts() {
    return ruleCounts;
  }

  /** How many problems were moved by hand. */
  public int byHand() {
    return count(BY_HAND);
  }

  /** How many problems neither a rule nor a hand put where they are. */
  public int byNoRule() {
    return count(BY_NOTHING);
  }

  private int count(int how) {
    return (int) Arrays.stream(decided).filter(by -> by == how).count();
  }

  /** The subdomain of a row. */
  public String subdomain(int row) {
    return board.subdomains().get(subdomain[row]);
  }

  /** The rows of a subdomain, in the data set's order. */
  public int[] rows(String name) {
    int place = board.subdomains().indexOf(name);
    int[] rows = new int[balance.counts().getOrDefault(name, 0)];
    int next = 0;
    for (int row = 0; row < subdomain.length; row++) {
      if (subdomain[row] == place) {
        rows[next++] = row;
      }
    }
    return rows;
  }

  /** The problems of a subdomain. */
  public List<ProblemText> members(String name) {
    return Arrays.stream(rows(name)).mapToObj(deck::get).toList();
  }

  /** Where a row's problem belongs, and why. */
  public Assignment assignment(int row) {
    return board.assign(deck.get(row), sorter);
  }

  /** The rules that a row's problem meets, in order; the first decides unless a hand moved it. */
  public List<Assignment> matches(int row) {
    return sorter.matches(deck.get(row));
  }

  /** The problem of a row, in its subdomain. */
  public Problem problem(int row) {
    return deck.get(row).problem().in(subdomain(row));
  }

  /**
   * Deals the problems into parts.
   *
   * @param given the part that each row has in the data set, for boards that keep them
   */
  public PartDeal deal(List<Split> given) {
    List<String> names =
        new AbstractList<>() {
          @Override
          public String get(int row) {
            return subdomain(row);
          }

          @Override
          public int size() {
            return deck.size();
          }
        };
    return board.parts().keep() ? PartDeal.counted(names, given) : deck.deal(names, board.parts());
  }
}
