package org.spectrumworkbench.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.engine.DecoderModel.Continuation;
import org.spectrumworkbench.core.engine.DecoderModel.TokenScores;
import org.spectrumworkbench.core.model.Tokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Log-probs of a text's tokens. */
@Command(
    name = "score",
    description = "Gives the log-prob that a model assigns to each token of a text.",
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class ScoreCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin ModelOptions options = new ModelOptions();

  @Option(names = "--text", paramLabel = "TEXT", required = true, description = "What is scored.")
  String text = "";

  @Option(
      names = "--prompt",
      paramLabel = "TEXT",
      defaultValue = "",
      description =
          "Text before it that is not scored. Without one, the first token stands unscored for it.")
  String prompt = "";

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  ScoreCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * One token.
   *
   * @param logProb nats
   * @param entropy nats, of the distribution it was drawn from
   */
  record TokenRow(String token, int id, double logProb, double entropy) {}

  @Override
  public Integer call() {
    return options.with((decoder, folder) -> {
      int[] before = folder.tokenizer().encode(prompt);
      int[] scored = folder.tokenizer().encode(text);
      if (before.length == 0) {
        if (scored.length < 2) {
          throw new WorkbenchException(
              "--text has fewer than two tokens, so that none has a log-prob",
              "Give a longer text, or a --prompt before it.");
        }
        before = Arrays.copyOf(scored, 1);
        scored = Arrays.copyOfRange(scored, 1, scored.length);
      } else if (scored.length == 0) {
        throw new WorkbenchException("--text is empty", "Give the text that is to be scored.");
      }
      TokenScores scores = decoder.score(List.of(new Continuation(before, scored))).getFirst();
      print(rows(folder.tokenizer(), scored, scores));
      return ExitCode.OK;
    });
  }

  private static List<TokenRow> rows(Tokenizer tokenizer, int[] ids, TokenScores scores) {
    List<TokenRow> rows = new ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      rows.add(
          new TokenRow(
              tokenizer.token(ids[i]), ids[i], scores.logProbs()[i], scores.entropies()[i]));
    }
    return rows;
  }

  private void print(List<TokenRow> rows) {
    double sum = rows.stream().mapToDouble(TokenRow::logProb).sum();
    double mean = sum / rows.size();
    if (json) {
      Map<String, Object> document = new LinkedHashMap<>();
      document.put("tokens", rows);
      document.put("sum", sum);
      document.put("mean", mean);
      document.put("perplexity", Math.exp(-mean));
      Json.print(terminal.out(), document);
      return;
    }
    TextTable table = new TextTable("token", "id", "log-prob", "entropy");
    for (TokenRow row : rows) {
      table.row(row.token(), Integer.toString(row.id()), nats(row.logProb()), nats(row.entropy()));
    }
    table.lines().forEach(terminal.out()::println);
    terminal
        .out()
        .printf(
            Locale.ROOT,
            "%nsum %s nats, mean %s, perplexity %.3f%n",
            nats(sum),
            nats(mean),
            Math.exp(-mean));
  }

  private static String nats(double value) {
    return String.format(Locale.ROOT, "%.5f", value);
  }
}
