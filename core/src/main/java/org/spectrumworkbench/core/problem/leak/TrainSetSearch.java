package org.spectrumworkbench.core.problem.leak;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.spectrumworkbench.core.problem.Problem;

/** Searches the rows of one training set, several threads at once, each with its own memory. */
final class TrainSetSearch {
  private final String name;
  private final List<EvalIndex> indices;
  private final Vocabulary vocabulary;

  /** One for each thread; whoever searches takes one and puts it back. */
  private final BlockingQueue<Searcher> idle;

  private final List<Searcher> all = new ArrayList<>();

  /**
   * What became of one row.
   *
   * @param reaches how far it agrees with each evaluation set
   * @param hits in the order of the evaluation sets; none where they are not listed
   * @param cut whether it agrees with more items than are listed
   */
  record RowFound(List<Reach> reaches, List<Hit> hits, boolean cut) {
    boolean isFlagged(int n) {
      return reaches.stream().anyMatch(reach -> reach.isFlagged(n));
    }
  }

  /** The memory of one thread. */
  private record Searcher(PassageWords words, List<RowSearch> searches) {}

  TrainSetSearch(String name, List<EvalIndex> indices, Vocabulary vocabulary, Decontamination how) {
    this.name = name;
    this.indices = indices;
    this.vocabulary = vocabulary;
    this.idle = new ArrayBlockingQueue<>(how.threads());
    for (int i = 0; i < how.threads(); i++) {
      Searcher searcher =
          new Searcher(
              new PassageWords(),
              indices.stream().map(index -> new RowSearch(index, how.n(), how.limits())).toList());
      all.add(searcher);
      idle.add(searcher);
    }
  }

  /**
   * Searches rows that follow each other.
   *
   * @param first index of the first of them
   * @param listing whether hits are wanted, not only counts
   */
  List<RowFound> chunk(List<Problem> rows, long first, boolean listing)
      throws InterruptedException {
    Searcher searcher = idle.take();
    try {
      List<RowFound> found = new ArrayList<>(rows.size());
      for (int i = 0; i < rows.size(); i++) {
        found.add(row(searcher, rows.get(i), first + i, listing));
      }
      return found;
    } finally {
      idle.add(searcher);
    }
  }

  /** What was met of one evaluation set, when no thread searches any more. */
  Footprint footprint(int eval) {
    Footprint sum = new Footprint(indices.get(eval));
    all.forEach(searcher -> sum.add(searcher.searches().get(eval).footprint()));
    return sum;
  }

  private RowFound row(Searcher searcher, Problem problem, long row, boolean listing) {
    searcher.searches().forEach(search -> search.startRow(listing));
    for (Passage.Text passage : Passage.of(problem)) {
      searcher.words().read(passage.text(), vocabulary);
      searcher.searches().forEach(search -> search.search(passage.passage(), searcher.words()));
    }
    List<Reach> reaches = new ArrayList<>(indices.size());
    List<Hit> hits = List.of();
    boolean cut = false;
    for (int eval = 0; eval < indices.size(); eval++) {
      RowSearch search = searcher.searches().get(eval);
      EvalIndex index = indices.get(eval);
      reaches.add(search.reach());
      cut |= search.isCut();
      if (!search.found().isEmpty()) {
        List<Hit> more = new ArrayList<>(hits);
        search
            .found()
            .forEach((item, matches) ->
                more.add(
                    new Hit(name, row, problem, index.name(), index.items().get(item), matches)));
        hits = more;
      }
    }
    return new RowFound(reaches, hits, cut);
  }
}
