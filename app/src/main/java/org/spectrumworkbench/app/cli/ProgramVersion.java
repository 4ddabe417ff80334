package org.spectrumworkbench.app.cli;

import org.spectrumworkbench.core.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class ProgramVersion implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {
      "Spectrum Workbench " + Version.current(), "Java " + Runtime.version(),
    };
  }
}
