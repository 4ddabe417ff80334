/**
 * The Pass@K screen: how often at least one of K answers is right, for each model of a run, with
 * what chance alone could make of it.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.passk;
