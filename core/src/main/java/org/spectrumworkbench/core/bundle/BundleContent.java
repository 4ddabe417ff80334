package org.spectrumworkbench.core.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.model.Safetensors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Whether a file is of the kind that its name says: asked before it goes in and when it is out. */
final class BundleContent {
  /**
   * Whoever reads such a file later makes a tree of it, at many times its size. The tokenizer of a
   * large model has about two million tokens of JSON.
   */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(100)
                          .maxTokenCount(5_000_000)
                          .build())
                  .build())
          .build();

  private BundleContent() {}

  /**
   * What is wrong with its size.
   *
   * @param path in the bundle, of an allowed name
   */
  static Optional<String> fault(String path, long bytes) {
    long most = BundlePath.most(path);
    return bytes <= most
        ? Optional.empty()
        : Optional.of(
            most < 1 << 20
                ? "has more than %d KB".formatted(most >> 10)
                : "has more than %d MB".formatted(most >> 20));
  }

  /** What is wrong with its content; settings, journals and data are checked by who reads them. */
  static Optional<String> fault(String path, Path file) throws IOException {
    if (path.endsWith(".safetensors")) {
      try {
        var unused = Safetensors.shapes(file);
      } catch (WorkbenchException e) {
        return Optional.of("is no safetensors file");
      }
    } else if (path.endsWith(".json")) {
      // Nothing is kept of it: only that it is one value to its end.
      try (InputStream in = Files.newInputStream(file);
          JsonParser parser = JSON.createParser(in)) {
        if (parser.nextToken() == null || parser.skipChildren().nextToken() != null) {
          return Optional.of("is no JSON");
        }
      } catch (JacksonException e) {
        return Optional.of("is no JSON that this program would write");
      }
    }
    return Optional.empty();
  }
}
