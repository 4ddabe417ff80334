package org.spectrumworkbench.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;

class SafetensorsTest {
  @TempDir Path folder;

  private Path file(String header, byte[] data) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes =
        ByteBuffer.allocate(8 + text.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(text.length).put(text).put(data);
    return Files.write(folder.resolve("model.safetensors"), bytes.array());
  }

  @Test
  void tensorsReadBackBitByBit() {
    var tensors = new LinkedHashMap<String, HostTensor>();
    float[] large = new float[600_000];
    for (int i = 0; i < large.length; i++) {
      large[i] = Float.intBitsToFloat(i * 7919);
    }
    tensors.put("z", new HostTensor(new long[] {3, 200_000}, large));
    tensors.put("scalar", new HostTensor(new long[0], new float[] {-0f}));
    tensors.put("empty", new HostTensor(new long[] {0, 5}, new float[0]));
    tensors.put("a", HostTensor.vector(1.5f, Float.NaN, Float.NEGATIVE_INFINITY));
    Weights weights = Weights.of(tensors);
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, weights);
    Weights back = Safetensors.read(file);
    assertThat(back).isEqualTo(weights);
    assertThat(back.digest()).isEqualTo(weights.digest());
  }

  @Test
  void halfPrecisionIsReadAsFloat32() throws IOException {
    byte[] data = {0, 0x3C, 0, (byte) 0xC0, (byte) 0x80, 0x3F, 0x20, (byte) 0xC0};
    Path file =
        file(
            """
            {"h":{"dtype":"F16","shape":[2],"data_offsets":[0,4]},\
            "b":{"dtype":"BF16","shape":[2],"data_offsets":[4,8]}}\
            """,
            data);
    Weights weights = Safetensors.read(file);
    assertThat(weights.get("h").data()).containsExactly(1f, -2f);
    assertThat(weights.get("b").data()).containsExactly(1f, -2.5f);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    DecoderConfig config = SmallModels.untied();
    Path file = folder.resolve("w.safetensors");
    Safetensors.write(file, WeightInitialisation.initialise(config, 1));
    byte[] whole = Files.readAllBytes(file);
    for (int length : new int[] {0, 7, 8, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("cut short")
          .hasMessageContaining("w.safetensors");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-2],\"data_offsets\":[0,-8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}",
        "{\"a\":{\"dtype\":\"I64\",\"shape\":[1],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[9e30],\"data_offsets\":[0,8]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"b\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]},"
            + "\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}}",
        "[1,2]",
        "{\"a\":"
      })
  void inconsistentHeaderIsRefused(String header) throws IOException {
    Path file = file(header, new byte[8]);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("model.safetensors");
  }

  @Test
  void absurdHeaderLengthIsRefusedWithoutAllocating() throws IOException {
    for (long length : new long[] {-1, Long.MAX_VALUE, 1L << 40}) {
      Path file = folder.resolve("absurd");
      Files.write(
          file, ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array());
      assertThatThrownBy(() -> Safetensors.read(file))
          .isInstanceOf(WorkbenchException.class)
          .hasMessageContaining("header");
    }
  }

  @Test
  void failedWriteLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("w.safetensors");
    Weights first = WeightInitialisation.initialise(SmallModels.untied(), 1);
    Safetensors.write(file, first);
    assertThatThrownBy(() -> Safetensors.write(folder.resolve("missing/w.safetensors"), first))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("missing");
    assertThat(Safetensors.read(file)).isEqualTo(first);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void headerThatWouldFillTheMemoryIsRefused() throws IOException {
    String lists = "{\"w\":{\"shape\":[[]" + ",[]".repeat(2 << 20) + "]}}";

    assertThatThrownBy(() -> Safetensors.shapes(file(lists, new byte[0])))
        .hasMessageContaining("its header is not JSON");
  }

  @Test
  void initialWeightsFollowTheRecipe() {
    DecoderConfig config = DecoderConfig.tiny(280, 1, 0);
    Weights weights = WeightInitialisation.initialise(config, 3);
    assertThat(weights.digest()).isEqualTo(WeightInitialisation.initialise(config, 3).digest());
    assertThat(weights.digest()).isNotEqualTo(WeightInitialisation.initialise(config, 4).digest());
    assertThat(deviation(weights, "model.embed_tokens.weight")).isBetween(.049, .051);
    double projection = .8 / Math.sqrt(96);
    assertThat(deviation(weights, "model.layers.1.self_attn.q_proj.weight") / projection)
        .isBetween(.97, 1.03);
    assertThat(deviation(weights, "model.layers.2.mlp.down_proj.weight") / projection)
        .isBetween(.97 / Math.sqrt(6), 1.03 / Math.sqrt(6));
    assertThat(weights.get("model.norm.weight").data()).containsOnly(1f);
    assertThat(weights.parameters()).isEqualTo(config.parameters());
  }

  private static double deviation(Weights weights, String name) {
    double sum = 0;
    for (float value : weights.get(name).data()) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum / weights.get(name).data().length);
  }
}
