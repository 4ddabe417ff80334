/** The Domains screen: a board that sorts a data set's problems into subdomains and parts. */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.app.domains;
