package org.spectrumworkbench.core.verify.code;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.spectrumworkbench.core.problem.ProgramTests;

/**
 * What a harness is given to do. Expected results of calls and exchanges are not part of it, so
 * that a program cannot find them.
 *
 * @param first how many tests are left out because they were done before
 */
record Job(String nonce, String program, ProgramTests tests, int first, int outputLimit) {
  /** The fields, each as its length in bytes, a newline, and its bytes. */
  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    field(out, nonce);
    switch (tests) {
      case ProgramTests.Statements t -> {
        head(out, "statements", t.prelude(), t.entryPoint(), t.setup());
        rest(t.tests()).forEach(test -> field(out, test));
      }
      case ProgramTests.Calls t -> {
        head(out, "calls", "", t.function(), "");
        rest(t.calls()).forEach(call -> field(out, call.arguments()));
      }
      case ProgramTests.InputOutput t -> {
        head(out, "exchanges", "", "", "");
        rest(t.exchanges()).forEach(exchange -> field(out, exchange.input()));
      }
    }
    return out.toByteArray();
  }

  private void head(
      ByteArrayOutputStream out, String kind, String prelude, String name, String setup) {
    for (String field :
        List.of(kind, Integer.toString(outputLimit), prelude, program, name, setup)) {
      field(out, field);
    }
  }

  private <T> List<T> rest(List<T> all) {
    return all.subList(first, all.size());
  }

  private static void field(ByteArrayOutputStream out, String text) {
    // Unpaired surrogates become question marks, as they do for every reader of the file.
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeBytes((bytes.length + "\n").getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(bytes);
  }
}
