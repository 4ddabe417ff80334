/**
 * What a language model is on disk and in memory: the decoder's configuration, its weights under
 * Hugging Face's names, its tokenizer, and the folder that holds them.
 *
 * <p>Weights here live on the host, so fusion and checkpoints need no engine.
 */
@NullMarked
package org.spectrumworkbench.core.model;

import org.jspecify.annotations.NullMarked;
