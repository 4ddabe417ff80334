package org.spectrumworkbench.core.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.spectrumworkbench.core.WorkbenchException;

/**
 * Named tensors in a fixed order: a model's weights under Hugging Face's names, or an optimiser's
 * state. Immutable.
 */
public final class Weights {
  private final SequencedMap<String, HostTensor> tensors;

  private Weights(SequencedMap<String, HostTensor> tensors) {
    this.tensors = tensors;
  }

  /** The tensors of a map, in its order. */
  public static Weights of(SequencedMap<String, HostTensor> tensors) {
    return new Weights(Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tensors)));
  }

  /**
   * The tensor of that name.
   *
   * @throws WorkbenchException if there is none
   */
  public HostTensor get(String name) {
    HostTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new WorkbenchException(
          "the weights have no tensor named " + name,
          "check that the file belongs to a Qwen2-style model");
    }
    return tensor;
  }

  /** Whether there is a tensor of that name. */
  public boolean has(String name) {
    return tensors.containsKey(name);
  }

  /** The names in order. */
  public Set<String> names() {
    return tensors.sequencedKeySet();
  }

  /** The names with their tensors, in order. */
  public Set<Map.Entry<String, HostTensor>> entries() {
    return tensors.sequencedEntrySet();
  }

  /** The tensors in order. */
  public Collection<HostTensor> tensors() {
    return tensors.sequencedValues();
  }

  /** The map itself, which cannot be changed. */
  public SequencedMap<String, HostTensor> asMap() {
    return tensors;
  }

  /** The number of values in all tensors together. */
  public long parameters() {
    return tensors.values().stream().mapToLong(t -> t.data().length).sum();
  }

  /**
   * Refuses other weights that cannot be combined with these: a missing name or another shape.
   *
   * @param label what these are, for the message
   * @param other the other weights
   * @param otherLabel what they are
   * @throws WorkbenchException naming the first tensor that differs
   */
  public void requireSameShapes(String label, Weights other, String otherLabel) {
    for (var entry : tensors.entrySet()) {
      HostTensor theirs = other.tensors.get(entry.getKey());
      if (theirs == null || !Arrays.equals(entry.getValue().shape(), theirs.shape())) {
        String has =
            theirs == null ? "has no such tensor" : "has " + Arrays.toString(theirs.shape());
        throw new WorkbenchException(
            "tensor %s is %s in %s, but %s %s"
                .formatted(
                    entry.getKey(),
                    Arrays.toString(entry.getValue().shape()),
                    label,
                    otherLabel,
                    has),
            "combine only models of one shape and vocabulary");
      }
    }
    for (String name : other.tensors.keySet()) {
      if (!tensors.containsKey(name)) {
        throw new WorkbenchException(
            "%s has a tensor %s that %s lacks".formatted(otherLabel, name, label),
            "combine only models of one shape and vocabulary");
      }
    }
  }

  /** SHA-256 over names, shapes and the exact bits of all values, as 64 hexadecimal digits. */
  public String digest() {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (var entry : tensors.entrySet()) {
      sha.update(entry.getKey().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      sha.update(
          Arrays.toString(entry.getValue().shape())
              .getBytes(java.nio.charset.StandardCharsets.UTF_8));
      ByteBuffer bytes = ByteBuffer.allocate(4 * 4096);
      for (float value : entry.getValue().data()) {
        if (!bytes.hasRemaining()) {
          sha.update(bytes.flip());
          bytes.clear();
        }
        bytes.putFloat(value);
      }
      sha.update(bytes.flip());
    }
    return HexFormat.of().formatHex(sha.digest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Weights w && tensors.equals(w.tensors);
  }

  @Override
  public int hashCode() {
    return tensors.hashCode();
  }

  @Override
  public String toString() {
    return "Weights[" + tensors.size() + " tensors, " + parameters() + " values]";
  }
}
