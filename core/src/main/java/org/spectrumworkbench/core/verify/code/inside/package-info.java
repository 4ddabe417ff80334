/**
 * What runs inside the sandbox beside a Java program: compiles it, calls it and reports. These
 * classes are copied out of the workbench one by one and use nothing but the JDK.
 */
@org.jspecify.annotations.NullMarked
package org.spectrumworkbench.core.verify.code.inside;
