package org.spectrumworkbench.core.problem.data;

import java.util.ArrayList;
import java.util.List;
import org.spectrumworkbench.core.model.Tokenizer;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.PromptTemplate;
import tools.jackson.core.JacksonException;

/** Shows problems as a model's tokenizer cuts them. */
public final class TrainingTokens {
  private static final String TOKENIZER = "tokenizer.json";
  private static final int NONE = -1;

  private final Tokenizer tokenizer;
  private final int unknownId;

  /**
   * @param tokenizer stays open as long as this is used
   */
  public TrainingTokens(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
    this.unknownId = unknownId(tokenizer);
  }

  private static int unknownId(Tokenizer tokenizer) {
    byte[] json = tokenizer.files().get(TOKENIZER);
    String name;
    try {
      name =
          json == null
              ? ""
              : ProblemJson.JSON.readTree(json).path("model").path("unk_token").asString("");
    } catch (JacksonException e) {
      return NONE;
    }
    for (int id = 0; !name.isEmpty() && id < tokenizer.vocabSize(); id++) {
      if (tokenizer.token(id).equals(name)) {
        return id;
      }
    }
    return NONE;
  }

  /**
   * The tokens of a problem as a run trains on it: options behind the question, and where there is
   * no solution the bare answer; without either those of the question alone.
   */
  public TokenView of(Problem problem) {
    int[] prompt = tokenizer.encode(PromptTemplate.PLAIN.of(problem));
    List<TokenView.Token> tokens = new ArrayList<>();
    add(tokens, prompt, false);
    LearnedText.of(problem)
        .ifPresent(text -> {
          add(tokens, tokenizer.encode(text), true);
          int end = tokenizer.eosId();
          tokens.add(new TokenView.Token(end, tokenizer.token(end), true, false));
        });
    int unknown = (int) tokens.stream().filter(TokenView.Token::unknown).count();
    return new TokenView(tokens, prompt.length, unknown);
  }

  private void add(List<TokenView.Token> tokens, int[] ids, boolean learned) {
    for (int id : ids) {
      tokens.add(new TokenView.Token(id, tokenizer.token(id), learned, id == unknownId));
    }
  }
}
