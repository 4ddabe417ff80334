package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The arrays of one step, which die when it closes.
 *
 * <p>DJL backs an array made from Java's numbers with direct memory that only the garbage collector
 * gives back. Thousands of small steps would let it pile up unseen, so steps take turns with one
 * {@link Staging} buffer instead.
 */
final class StepArrays implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  private final PtNDManager manager;
  private final Staging staging;

  /** Memory that one step at a time fills from the front. */
  static final class Staging {
    private ByteBuffer buffer = direct(1 << 16);
    private int used;
    private int wanted;
    private boolean taken;

    private static ByteBuffer direct(int bytes) {
      return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private ByteBuffer take(int bytes) {
      int start = (used + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
      wanted = Math.addExact(wanted, bytes + ALIGNMENT);
      if (start + (long) bytes > buffer.capacity()) {
        // Arrays made before still use the buffer, so it can grow only after this step.
        return direct(bytes);
      }
      used = start + bytes;
      return buffer.slice(start, bytes).order(ByteOrder.nativeOrder());
    }

    private void reset() {
      if (wanted > buffer.capacity()) {
        buffer = direct(Math.addExact(wanted, wanted / 4));
      }
      used = 0;
      wanted = 0;
      taken = false;
    }
  }

  StepArrays(PtNDManager parent, Staging staging) {
    if (staging.taken) {
      throw new IllegalStateException("one step at a time may use a model");
    }
    staging.taken = true;
    this.staging = staging;
    this.manager = (PtNDManager) parent.newSubManager();
  }

  PtNDManager manager() {
    return manager;
  }

  /** An int64 array. */
  PtNDArray of(String name, long[] values, long... shape) {
    ByteBuffer bytes = staging.take(Math.multiplyExact(values.length, Long.BYTES));
    bytes.asLongBuffer().put(values);
    return named(name, (PtNDArray) manager.create(bytes, new Shape(shape), DataType.INT64));
  }

  /** A float32 array. */
  PtNDArray of(String name, float[] values, long... shape) {
    ByteBuffer bytes = staging.take(Math.multiplyExact(values.length, Float.BYTES));
    bytes.asFloatBuffer().put(values);
    return named(name, (PtNDArray) manager.create(bytes, new Shape(shape), DataType.FLOAT32));
  }

  private static PtNDArray named(String name, PtNDArray array) {
    array.setName(name);
    return array;
  }

  @Override
  public void close() {
    manager.close();
    staging.reset();
  }
}
