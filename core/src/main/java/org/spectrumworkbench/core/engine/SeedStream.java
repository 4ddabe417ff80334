package org.spectrumworkbench.core.engine;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/**
 * Random numbers addressed by what they are for, not by when they are drawn.
 *
 * <p>A run has one seed; {@link #child(String)} and {@link #child(long)} lead from it to (stage,
 * step, problem, sample), and {@link #uniform(long)} gives that sample's n-th number. So a sample
 * is the same whatever batch, order, worker or thread draws it. Each step down is the finaliser of
 * SplitMix64 (Steele, Lea and Flood 2014) over the parent's state and the name.
 *
 * @param state 64 bits that stand for the path from the run's seed to here
 */
public record SeedStream(long state) {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  /** The stream of a run. */
  public static SeedStream ofRun(long runSeed) {
    return new SeedStream(mix(runSeed + GOLDEN));
  }

  /** The stream of a numbered part: a step, a sample. */
  public SeedStream child(long number) {
    return new SeedStream(mix(state ^ mix(number + GOLDEN)));
  }

  /** The stream of a named part: a stage, a problem's key. */
  public SeedStream child(String name) {
    long hash = name.length() * GOLDEN;
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      hash = mix(hash ^ b) + GOLDEN;
    }
    // The shift keeps the names' streams apart from those of numbers.
    return new SeedStream(mix(Long.rotateLeft(state, 17) ^ hash));
  }

  /**
   * The n-th number of this stream, uniform over the multiples of 2^-24 in [0, 1): exact in
   * float32.
   */
  public float uniform(long n) {
    return (mix(state + GOLDEN * (n + 1)) >>> 40) * 0x1p-24f;
  }

  /** A generator that starts from this stream, for shuffling and the like. */
  public SplittableRandom generator() {
    return new SplittableRandom(state);
  }

  private static long mix(long x) {
    long z = x;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
