package org.spectrumworkbench.app.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.Sampler;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.model.Tokenizer;

/**
 * Asks the tiny base model a line: the sampler, which goes token by token over a cache, and the
 * scorer, which sees the whole line at once, must agree, and a seed must give the same answer
 * twice.
 */
final class SelfTest {
  private static final String PROMPT = "3x+5=20 ?";
  private static final int SAMPLES = 4;
  private static final int LONGEST = 18;
  private static final double TOLERANCE = 1e-4;

  private SelfTest() {}

  /**
   * Runs it.
   *
   * @return what was seen, in one line
   * @throws WorkbenchException where the engine gives wrong numbers
   */
  static String run(DecoderModel model, Tokenizer tokenizer) {
    int[] prompt = tokenizer.encode(PROMPT);
    SamplingSettings settings = SamplingSettings.plain(LONGEST, tokenizer.eosId());
    List<Sampler.Sample> first = sample(model, prompt, settings);
    List<Sampler.Sample> second = sample(model, prompt, settings);
    double largest = 0;
    for (int i = 0; i < SAMPLES; i++) {
      if (!Arrays.equals(first.get(i).tokens(), second.get(i).tokens())) {
        throw wrong("one seed gave two different answers");
      }
      float[] scored =
          model
              .score(List.of(new DecoderModel.Continuation(prompt, first.get(i).tokens())))
              .getFirst()
              .logProbs();
      for (int t = 0; t < scored.length; t++) {
        largest = Math.max(largest, Math.abs(scored[t] - first.get(i).logProbs()[t]));
      }
    }
    if (!(largest <= TOLERANCE)) {
      throw wrong("sampler and scorer differ by " + largest + " nats");
    }
    return String.format(
        Locale.ROOT,
        "tiny base model loaded, %d answers sampled twice alike, scored within %.0e nats",
        SAMPLES,
        largest);
  }

  private static List<Sampler.Sample> sample(
      DecoderModel model, int[] prompt, SamplingSettings settings) {
    return new Sampler(model)
        .sample(List.of(new Sampler.Prompt(prompt, SeedStream.ofRun(1))), SAMPLES, settings)
        .getFirst();
  }

  private static WorkbenchException wrong(String what) {
    return new WorkbenchException(
        "The engine computes wrong numbers on this machine: " + what,
        "Try --device cpu; if that is what fails, report it with the output of spectrum doctor --json.");
  }
}
