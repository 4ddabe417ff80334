/**
 * Bundles: a run as one file that goes elsewhere. What comes from elsewhere is checked whole before
 * anything of it can be seen.
 */
@NullMarked
package org.spectrumworkbench.core.bundle;

import org.jspecify.annotations.NullMarked;
