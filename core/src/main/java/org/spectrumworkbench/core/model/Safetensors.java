package org.spectrumworkbench.core.model;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spectrumworkbench.core.WholeFile;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The safetensors format: eight bytes that tell the header's length, a JSON header that tells each
 * tensor's type, shape and place, then the values, little-endian.
 *
 * <p>Reads F32, and F16 and BF16 as float32; writes F32. No size in a file is trusted before it has
 * been checked against the file's own length.
 */
public final class Safetensors {
  private static final int MAX_HEADER = 100 << 20;
  private static final int CHUNK = 1 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      // A tree takes many times the room of its text.
                      StreamReadConstraints.builder()
                          .maxNestingDepth(10)
                          .maxTokenCount(2_000_000)
                          .build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Safetensors() {}

  private enum Type {
    F32(4),
    F16(2),
    BF16(2);

    private final int bytes;

    Type(int bytes) {
      this.bytes = bytes;
    }
  }

  private record Entry(String name, Type type, long[] shape, long begin, long end) {
    long values() {
      return HostTensor.elements(shape);
    }
  }

  /**
   * Reads all tensors of a file, in the order in which their values stand.
   *
   * @throws WorkbenchException if the file is missing, cut short or inconsistent
   */
  public static Weights read(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      Header header = header(file, channel);
      long values = header.entries().stream().mapToLong(Entry::values).sum();
      if (values * 4 > Runtime.getRuntime().maxMemory()) {
        throw new WorkbenchException(
            "%s holds %d MB of values, but this program may use only %d MB"
                .formatted(file, values * 4 >> 20, Runtime.getRuntime().maxMemory() >> 20),
            "free some of the machine's memory, or give Java more of it: SPECTRUM_WORKER_OPTS=-Xmx4g for"
                + " runs, SPECTRUM_JAVA_OPTS=-Xmx4g for other commands");
      }
      var tensors = new LinkedHashMap<String, HostTensor>();
      for (Entry entry : header.entries()) {
        tensors.put(entry.name(), values(channel, header.dataStart(), entry));
      }
      return Weights.of(tensors);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The names of a file's tensors and their shapes, without the values; the file's length is
   * checked against them.
   *
   * @throws WorkbenchException if the file is missing, cut short or inconsistent
   */
  public static Map<String, long[]> shapes(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      var shapes = new LinkedHashMap<String, long[]>();
      header(file, channel).entries().forEach(entry -> shapes.put(entry.name(), entry.shape()));
      return shapes;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private record Header(List<Entry> entries, long dataStart) {}

  private static Header header(Path file, FileChannel channel) throws IOException {
    long size = channel.size();
    if (size < 8) {
      throw cutShort(file, size, 8);
    }
    long length = fill(channel, 0, 8).getLong();
    if (length < 2 || length > MAX_HEADER) {
      throw broken(file, "its header claims to have " + length + " bytes");
    }
    if (8 + length > size) {
      throw cutShort(file, size, 8 + length);
    }
    byte[] json = fill(channel, 8, (int) length).array();
    return new Header(entries(file, json, size - 8 - length), 8 + length);
  }

  private static WorkbenchException unreadable(Path file, IOException e) {
    return switch (e) {
      case NoSuchFileException missing ->
          new WorkbenchException(file + " does not exist", "check the model's folder", missing);
      case EOFException shorter -> broken(file, "it became shorter while it was read");
      default ->
          new WorkbenchException(
              file + " cannot be read: " + e.getMessage(), "check the disk and the permissions", e);
    };
  }

  private static List<Entry> entries(Path file, byte[] header, long dataBytes) {
    JsonNode root;
    try {
      root = JSON.readTree(header);
    } catch (JacksonException e) {
      throw broken(file, "its header is not JSON: " + e.getOriginalMessage());
    }
    if (!root.isObject()) {
      throw broken(file, "its header is not a JSON object");
    }
    var entries = new ArrayList<Entry>();
    for (var property : root.properties()) {
      if (!property.getKey().equals("__metadata__")) {
        entries.add(entry(file, property.getKey(), property.getValue()));
      }
    }
    entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
    long expected = 0;
    for (Entry entry : entries) {
      if (entry.begin() != expected) {
        throw broken(
            file,
            "tensor %s starts at byte %d of the data where byte %d is next"
                .formatted(entry.name(), entry.begin(), expected));
      }
      expected = entry.end();
    }
    if (expected > dataBytes) {
      throw cutShort(file, 8L + header.length + dataBytes, 8L + header.length + expected);
    }
    if (expected < dataBytes) {
      throw broken(file, (dataBytes - expected) + " bytes follow the last tensor");
    }
    return entries;
  }

  private static Entry entry(Path file, String name, JsonNode node) {
    JsonNode shapeNode = node.path("shape");
    JsonNode offsets = node.path("data_offsets");
    if (!shapeNode.isArray() || !offsets.isArray() || offsets.size() != 2) {
      throw broken(file, "tensor " + name + " lacks a shape or two data_offsets");
    }
    Type type =
        switch (node.path("dtype").asString("")) {
          case "F32" -> Type.F32;
          case "F16" -> Type.F16;
          case "BF16" -> Type.BF16;
          default ->
              throw new WorkbenchException(
                  "%s: tensor %s is of type %s".formatted(file, name, node.path("dtype")),
                  "convert it to F32, F16 or BF16; quantised models cannot be trained here");
        };
    try {
      long[] shape = new long[shapeNode.size()];
      for (int i = 0; i < shape.length; i++) {
        shape[i] = whole(shapeNode.get(i));
      }
      long begin = whole(offsets.get(0));
      long end = whole(offsets.get(1));
      long bytes = Math.multiplyExact(HostTensor.elements(shape), type.bytes);
      if (end < begin || end - begin != bytes) {
        throw broken(
            file,
            "tensor %s needs %d bytes by its shape, but has offsets %d to %d"
                .formatted(name, bytes, begin, end));
      }
      if (bytes / type.bytes > Integer.MAX_VALUE - 8) {
        throw broken(file, "tensor " + name + " has more than 2^31 values");
      }
      return new Entry(name, type, shape, begin, end);
    } catch (ArithmeticException e) {
      throw broken(file, "tensor " + name + " has an impossible shape or offset");
    }
  }

  private static long whole(JsonNode node) {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.asLong() < 0) {
      throw new ArithmeticException("not a count: " + node);
    }
    return node.asLong();
  }

  private static HostTensor values(FileChannel channel, long dataStart, Entry entry)
      throws IOException {
    float[] data = new float[Math.toIntExact(HostTensor.elements(entry.shape()))];
    int width = entry.type().bytes;
    int at = 0;
    while (at < data.length) {
      int count = Math.min(CHUNK / width, data.length - at);
      ByteBuffer bytes =
          fill(channel, dataStart + entry.begin() + (long) at * width, count * width);
      switch (entry.type()) {
        case F32 -> bytes.asFloatBuffer().get(data, at, count);
        case F16 -> {
          for (int i = 0; i < count; i++) {
            data[at + i] = Float.float16ToFloat(bytes.getShort());
          }
        }
        case BF16 -> {
          for (int i = 0; i < count; i++) {
            data[at + i] = Float.intBitsToFloat(bytes.getShort() << 16);
          }
        }
      }
      at += count;
    }
    return new HostTensor(entry.shape(), data);
  }

  private static ByteBuffer fill(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, position + bytes.position()) < 0) {
        throw new EOFException();
      }
    }
    return bytes.flip();
  }

  /**
   * Writes tensors as F32, in their order: to a temporary name beside the file, flushed to disk,
   * then renamed, so that a reader never sees half a file.
   *
   * @throws WorkbenchException if the disk refuses
   */
  public static void write(Path file, Weights weights) {
    try {
      WholeFile.write(file, channel -> write(channel, weights));
    } catch (IOException e) {
      throw new WorkbenchException(
          file + " cannot be written: " + e.getMessage(),
          "check the free space and the permissions of its folder",
          e);
    }
  }

  private static void write(FileChannel channel, Weights weights) throws IOException {
    ObjectNode root = JSON.createObjectNode();
    root.putObject("__metadata__").put("format", "pt");
    long offset = 0;
    for (var tensor : weights.entries()) {
      ObjectNode node = root.putObject(tensor.getKey());
      node.put("dtype", "F32");
      var shape = node.putArray("shape");
      for (long s : tensor.getValue().shape()) {
        shape.add(s);
      }
      long end = offset + 4L * tensor.getValue().data().length;
      node.putArray("data_offsets").add(offset).add(end);
      offset = end;
    }
    byte[] header = JSON.writeValueAsString(root).getBytes(StandardCharsets.UTF_8);
    // The values start at a multiple of eight, as readers that map the file like it.
    int padded = (header.length + 7) / 8 * 8;
    ByteBuffer start = ByteBuffer.allocate(8 + padded).order(ByteOrder.LITTLE_ENDIAN);
    start.putLong(padded).put(header);
    while (start.hasRemaining()) {
      start.put((byte) ' ');
    }
    WholeFile.drain(channel, start.flip());
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
    for (HostTensor tensor : weights.tensors()) {
      float[] data = tensor.data();
      for (int at = 0; at < data.length; at += CHUNK / 4) {
        int count = Math.min(CHUNK / 4, data.length - at);
        bytes.clear();
        bytes.asFloatBuffer().put(data, at, count);
        WholeFile.drain(channel, bytes.limit(4 * count));
      }
    }
  }

  /** Whether the folder holds a file of that name that could be one. */
  static boolean present(Path folder, String name) {
    return Files.isRegularFile(folder.resolve(name));
  }

  private static WorkbenchException cutShort(Path file, long has, long needs) {
    return new WorkbenchException(
        "%s is cut short: it has %d bytes where its header promises %d".formatted(file, has, needs),
        "copy or download it again");
  }

  private static WorkbenchException broken(Path file, String what) {
    return new WorkbenchException(
        file + " is not a sound safetensors file: " + what, "copy or download it again");
  }
}
