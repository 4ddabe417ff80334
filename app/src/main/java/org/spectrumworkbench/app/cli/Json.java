package org.spectrumworkbench.app.cli;

import java.io.PrintWriter;
import java.util.Map;
import org.spectrumworkbench.core.WorkbenchException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What {@code --json} prints: one document on the standard output and nothing else there. */
final class Json {
  static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Json() {}

  static void print(PrintWriter out, Object value) {
    out.println(MAPPER.writeValueAsString(value));
  }

  /** A fault as a part of a document. */
  static Map<String, String> fault(WorkbenchException fault) {
    return Map.of("message", String.valueOf(fault.getMessage()), "mend", fault.mend());
  }
}
