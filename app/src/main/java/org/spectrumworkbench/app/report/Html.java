package org.spectrumworkbench.app.report;

import java.util.List;

/** Builds HTML text; every text that is not a tag is escaped. One thread. */
final class Html {
  private final StringBuilder page = new StringBuilder(1 << 16);

  /** Markup as it is: tags of this program, pictures. */
  Html raw(String markup) {
    page.append(markup);
    return this;
  }

  /** An element with text. */
  Html text(String tag, String text) {
    page.append('<').append(tag).append('>').append(escape(text));
    page.append("</").append(tag.split(" ", 2)[0]).append(">\n");
    return this;
  }

  /** A section's heading, with an anchor. */
  Html heading(String anchor, String title) {
    page.append("<h2 id=\"").append(escape(anchor)).append("\">").append(escape(title));
    page.append("</h2>\n");
    return this;
  }

  /** Starts a table. */
  Html table(List<String> titles) {
    page.append("<div class=\"scroll\"><table><thead><tr>");
    titles.forEach(title -> page.append("<th>").append(escape(title)).append("</th>"));
    page.append("</tr></thead><tbody>\n");
    return this;
  }

  /** A row of a table. */
  Html row(List<String> cells) {
    page.append("<tr>");
    cells.forEach(cell -> page.append("<td>").append(escape(cell)).append("</td>"));
    page.append("</tr>\n");
    return this;
  }

  /** Ends a table. */
  Html endTable() {
    page.append("</tbody></table></div>\n");
    return this;
  }

  /** Text in which nothing is taken for markup. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> escaped.append("&amp;");
            case '<' -> escaped.append("&lt;");
            case '>' -> escaped.append("&gt;");
            case '"' -> escaped.append("&quot;");
            case '\'' -> escaped.append("&#39;");
            default -> {
              boolean allowed = c == '\t' || c == '\n' || (c >= 0x20 && c != 0x7F);
              escaped.appendCodePoint(allowed ? c : 0xFFFD);
            }
          }
        });
    return escaped.toString();
  }

  @Override
  public String toString() {
    return page.toString();
  }
}
