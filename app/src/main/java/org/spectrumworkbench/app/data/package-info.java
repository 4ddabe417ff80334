/**
 * Data: the data sets with their versions, and how a file becomes one: columns mapped to fields,
 * rows as they will be, also as the model sees them, and what is wrong with which row.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.data;
