package org.spectrumworkbench.core.model;

import java.util.Arrays;

/**
 * A float32 tensor in ordinary memory, row-major.
 *
 * <p>The arrays are not copied: whoever makes a tensor gives them away and nobody changes them.
 *
 * @param shape size of each dimension; empty for a scalar
 * @param data the values, as many as the product of {@code shape}
 */
public record HostTensor(long[] shape, float[] data) {

  /** Refuses data that does not fill the shape. */
  public HostTensor {
    if (elements(shape) != data.length) {
      throw new IllegalArgumentException(
          "shape " + Arrays.toString(shape) + " does not hold " + data.length + " values");
    }
  }

  /** A tensor of one dimension. */
  public static HostTensor vector(float... data) {
    return new HostTensor(new long[] {data.length}, data);
  }

  /**
   * The number of values that a shape holds.
   *
   * @throws ArithmeticException if it does not fit a long
   */
  public static long elements(long[] shape) {
    long n = 1;
    for (long s : shape) {
      n = Math.multiplyExact(n, s);
    }
    return n;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof HostTensor(long[] otherShape, float[] otherData)
        && Arrays.equals(shape, otherShape)
        && Arrays.equals(data, otherData);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Arrays.hashCode(data);
  }

  @Override
  public String toString() {
    return "HostTensor" + Arrays.toString(shape);
  }
}
