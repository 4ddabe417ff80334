package org.spectrumworkbench.app.domains;

import java.util.List;
import java.util.Locale;
import org.spectrumworkbench.app.fx.Texts;
import org.spectrumworkbench.core.WorkbenchException;

/** Finds a subdomain by what is typed for it. */
final class SubdomainNames {
  private SubdomainNames() {}

  /**
   * The subdomain of that number, from 1, or whose name is or begins with the text, in any case.
   *
   * @throws WorkbenchException where none or several do
   */
  static String find(List<String> subdomains, String typed, Texts texts) {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    for (String name : subdomains) {
      if (name.toLowerCase(Locale.ROOT).equals(text)) {
        return name;
      }
    }
    if (text.matches("\\d{1,4}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= subdomains.size()) {
        return subdomains.get(number - 1);
      }
    }
    List<String> begin =
        subdomains.stream()
            .filter(name -> !text.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(text))
            .toList();
    if (begin.size() == 1) {
      return begin.getFirst();
    }
    throw new WorkbenchException(
        texts.get(begin.isEmpty() ? "find.none" : "find.many", typed.strip()),
        texts.get("find.mend", subdomains.size()));
  }
}
