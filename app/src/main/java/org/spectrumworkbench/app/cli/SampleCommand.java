package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DecoderModel;
import org.spectrumworkbench.core.engine.Sampler;
import org.spectrumworkbench.core.engine.SamplingSettings;
import org.spectrumworkbench.core.engine.SeedStream;
import org.spectrumworkbench.core.model.ModelFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers of a model to a prompt. */
@Command(
    name = "sample",
    description = "Lets a model answer a prompt. The same seed gives the same answers.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class SampleCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin ModelOptions options = new ModelOptions();

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      required = true,
      description = "What the model goes on from. For tiny-base for instance: 3x+5=20 ?")
  String prompt = "";

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1",
      description = "Answers to draw. Default: ${DEFAULT-VALUE}")
  int count = 1;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "0 takes the likeliest token. Default: ${DEFAULT-VALUE}")
  double temperature = 1;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      defaultValue = "0",
      description = "Only the K likeliest tokens; 0 is off. Default: ${DEFAULT-VALUE}")
  int topK;

  @Option(
      names = "--top-p",
      paramLabel = "P",
      defaultValue = "1",
      description = "Nucleus sampling; 1 is off. Default: ${DEFAULT-VALUE}")
  double topP = 1;

  @Option(
      names = "--min-p",
      paramLabel = "P",
      defaultValue = "0",
      description = "Drops tokens below this share of the likeliest. Default: ${DEFAULT-VALUE}")
  double minP;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      defaultValue = "64",
      description = "Longest answer, in tokens. Default: ${DEFAULT-VALUE}")
  int tokens = 64;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Default: ${DEFAULT-VALUE}")
  long seed = 1;

  @Option(names = "--json", description = "Prints a JSON list.")
  boolean json;

  SampleCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * One answer.
   *
   * @param logProb sum over its tokens, nats
   * @param finished whether it came to its own end before the limit
   */
  record Answer(
      String text, List<Integer> tokens, double logProb, double entropy, boolean finished) {}

  @Override
  public Integer call() {
    if (count < 1 || count > 100_000) {
      throw new WorkbenchException("--count is " + count, "Give 1 to 100000.");
    }
    List<Answer> answers = options.with(this::answers);
    if (json) {
      Json.print(terminal.out(), answers);
      return ExitCode.OK;
    }
    for (Answer answer : answers) {
      terminal
          .out()
          .printf(
              Locale.ROOT,
              "%s%s   (%d tokens, log-prob %.2f)%n",
              answer.text(),
              answer.finished() ? "" : " ...",
              answer.tokens().size(),
              answer.logProb());
    }
    return ExitCode.OK;
  }

  private List<Answer> answers(DecoderModel decoder, ModelFolder folder) {
    int[] ids = folder.tokenizer().encode(prompt);
    if (ids.length == 0) {
      throw new WorkbenchException(
          "--prompt has no tokens", "Give a prompt of at least one token.");
    }
    SamplingSettings settings =
        new SamplingSettings(
            temperature, topK, topP, minP, tokens, Set.of(folder.tokenizer().eosId()));
    List<Answer> answers = new ArrayList<>();
    Sampler.Prompt asked = new Sampler.Prompt(ids, SeedStream.ofRun(seed));
    for (Sampler.Sample sample :
        new Sampler(decoder).sample(List.of(asked), count, settings).getFirst()) {
      answers.add(
          new Answer(
              folder.tokenizer().decode(sample.tokens()),
              Arrays.stream(sample.tokens()).boxed().toList(),
              sum(sample.logProbs()),
              sum(sample.entropies()) / Math.max(1, sample.entropies().length),
              sample.finished()));
    }
    return answers;
  }

  private static double sum(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
