/** What is worth telling of runs nobody looks at: their ends, their failures, their alerts. */
@NullMarked
package org.spectrumworkbench.app.notice;

import org.jspecify.annotations.NullMarked;
