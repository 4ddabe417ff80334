/**
 * Zip files that come from elsewhere: bundles and backups. They are read strictly, and nothing in
 * them is believed before it is checked.
 */
@NullMarked
package org.spectrumworkbench.core.zip;

import org.jspecify.annotations.NullMarked;
