package org.spectrumworkbench.store.query;

/**
 * How much the store holds.
 *
 * @param bytes size of the database's file
 */
public record Contents(long runs, long groups, long rollouts, long metrics, long bytes) {}
