package org.spectrumworkbench.core.spectrum;

/**
 * The checkpoint that does best in a subdomain.
 *
 * @param subdomain the subdomain
 * @param checkpoint the selected checkpoint
 * @param selected its Pass@K on the half that it was selected on, biased upwards
 * @param confirmed its Pass@K on the other half; NaN if that was not probed
 */
public record Specialist(
    String subdomain, Checkpoint checkpoint, double selected, double confirmed) {}
