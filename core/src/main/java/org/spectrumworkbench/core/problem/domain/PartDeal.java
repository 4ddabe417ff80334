package org.spectrumworkbench.core.problem.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.domain.ProblemText.MirrorKey;

/**
 * Deals the rows of a data set into parts. Within a subdomain the rows lie in the order of the hash
 * of their questions' sorted words, so that the deal depends neither on the order of rows nor on a
 * seed. Duplicates and mirror images have the same hash and come into the same part; where they lie
 * in different subdomains they are for training, all of them.
 *
 * <p>Each part takes the first that fit into what it still wants; so its size is exact unless
 * mirror images stand in the way, and then below.
 *
 * @param parts the part of each row
 * @param sizes rows by subdomain and part
 */
public record PartDeal(List<Split> parts, Map<String, Map<Split, Integer>> sizes) {
  public PartDeal {
    parts = List.copyOf(parts);
    sizes = Map.copyOf(sizes);
  }

  /** A run of rows with one hash. */
  private record Mirrors(int from, int to) {
    int size() {
      return to - from;
    }
  }

  /**
   * Deals.
   *
   * @param subdomains the subdomain of each row
   * @param keys the hash of each row's question
   * @param plan the wanted sizes
   */
  public static PartDeal of(List<String> subdomains, List<MirrorKey> keys, PartPlan plan) {
    return of(subdomains, keys, order(keys), plan);
  }

  /** The rows in the order of their hashes: what {@link #of} deals in. */
  static int[] order(List<MirrorKey> keys) {
    return IntStream.range(0, keys.size())
        .boxed()
        .sorted(Comparator.comparing(keys::get))
        .mapToInt(row -> row)
        .toArray();
  }

  /** Deals rows whose order by hash is known. */
  static PartDeal of(List<String> subdomains, List<MirrorKey> keys, int[] order, PartPlan plan) {
    int rows = subdomains.size();
    Split[] parts = new Split[rows];
    Arrays.fill(parts, Split.TRAIN);

    Map<String, Integer> counts = new TreeMap<>();
    Map<String, List<Mirrors>> dealt = new TreeMap<>();
    for (int from = 0; from < rows; ) {
      int to = from + 1;
      String subdomain = subdomains.get(order[from]);
      boolean together = true;
      counts.merge(subdomain, 1, Integer::sum);
      for (; to < rows && keys.get(order[to]).equals(keys.get(order[from])); to++) {
        together &= subdomains.get(order[to]).equals(subdomain);
        counts.merge(subdomains.get(order[to]), 1, Integer::sum);
      }
      if (together) {
        dealt.computeIfAbsent(subdomain, name -> new ArrayList<>()).add(new Mirrors(from, to));
      }
      from = to;
    }
    dealt.forEach((subdomain, mirrors) ->
        deal(mirrors, plan.sizes(subdomain, counts.getOrDefault(subdomain, 0)), order, parts));
    return counted(subdomains, List.of(parts));
  }

  /** Counts parts that rows have already. */
  public static PartDeal counted(List<String> subdomains, List<Split> parts) {
    Map<String, Map<Split, Integer>> sizes = new TreeMap<>();
    for (int row = 0; row < parts.size(); row++) {
      sizes
          .computeIfAbsent(subdomains.get(row), name -> new EnumMap<>(Split.class))
          .merge(parts.get(row), 1, Integer::sum);
    }
    return new PartDeal(parts, sizes);
  }

  /** How many rows of a subdomain are in a part. */
  public int size(String subdomain, Split part) {
    return sizes.getOrDefault(subdomain, Map.of()).getOrDefault(part, 0);
  }

  private static void deal(List<Mirrors> mirrors, PartSizes wanted, int[] order, Split[] parts) {
    List<Mirrors> left = mirrors;
    left = take(left, wanted.select(), Split.PROBE_SELECT, order, parts);
    left = take(left, wanted.confirm(), Split.PROBE_CONFIRM, order, parts);
    List<Mirrors> unused = take(left, wanted.evaluate(), Split.EVALUATE, order, parts);
  }

  /** Gives a part the first that fit, and returns the others. */
  private static List<Mirrors> take(
      List<Mirrors> from, int wanted, Split part, int[] order, Split[] parts) {
    List<Mirrors> left = new ArrayList<>(from.size());
    int missing = wanted;
    for (Mirrors mirrors : from) {
      if (mirrors.size() > missing) {
        left.add(mirrors);
        continue;
      }
      missing -= mirrors.size();
      for (int i = mirrors.from(); i < mirrors.to(); i++) {
        parts[order[i]] = part;
      }
    }
    return left;
  }
}
