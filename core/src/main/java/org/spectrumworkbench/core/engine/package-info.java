/**
 * Where the numbers are made: devices, the decoder as a TorchScript program, log-probabilities,
 * sampling with a key-value cache, losses with their gradients, and AdamW.
 *
 * <p>Nothing outside this package and {@code model} touches a native handle. One thread owns an
 * engine and everything made with it; only one backward pass can run in a JVM at a time.
 */
@NullMarked
package org.spectrumworkbench.core.engine;

import org.jspecify.annotations.NullMarked;
