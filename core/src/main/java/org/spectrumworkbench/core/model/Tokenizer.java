package org.spectrumworkbench.core.model;

import java.util.Map;

/** Text to token ids and back. */
public interface Tokenizer extends AutoCloseable {
  /** The ids of a text's tokens; nothing is put before or after them. */
  int[] encode(String text);

  /** The text of token ids; special tokens such as the end of a response leave no trace. */
  String decode(int[] tokens);

  /** The token of an id as the vocabulary writes it. */
  String token(int id);

  /** The number of ids. */
  int vocabSize();

  /** The token that ends a response. */
  int eosId();

  /** The token that fills rows up. */
  int padId();

  /** The files that make this tokenizer again in a model's folder, by name. */
  Map<String, byte[]> files();

  /** Frees its native memory; it is not used any more. */
  @Override
  void close();
}
