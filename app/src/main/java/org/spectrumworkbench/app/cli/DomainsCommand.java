package org.spectrumworkbench.app.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.spectrumworkbench.app.fx.Formats;
import org.spectrumworkbench.core.experiment.Workbench;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.DataSetLibrary;
import org.spectrumworkbench.core.problem.data.DataSetVersion;
import org.spectrumworkbench.core.problem.domain.DefaultDomains;
import org.spectrumworkbench.core.problem.domain.DomainBoard;
import org.spectrumworkbench.core.problem.domain.DomainFile;
import org.spectrumworkbench.core.problem.domain.ProbePrecision;
import org.spectrumworkbench.core.problem.domain.Rule;
import org.spectrumworkbench.core.problem.domain.SortedRows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sorts a data set into subdomains and parts. */
@Command(
    name = "domains",
    description = {
      "Sorts a data set into subdomains by rules, and each subdomain into parts.",
      "Says what came out; with --as it writes that as a new version of a data set."
    },
    footerHeading = "%nRULES.yaml, of which only the rules must be there:%n",
    footer = {
      "  subdomains: [algebra, geometry, unsorted]",
      "  otherwise: unsorted         # where problems go that no rule catches",
      "  rules:                      # tried in this order",
      "    - to: geometry",
      "      keywords: [triang*, right angle]",
      "    - to: algebra",
      "      pattern: 'solve for x'  # RE2 syntax",
      "    - {to: algebra, tag: linear}",
      "    - {to: algebra, column: id, value: 'alg-*'}",
      "    - {to: algebra, half: 7}  # a random half, seed 7",
      "    - to: algebra",
      "      all: [{tag: linear}, {half: 7}]",
      "  parts:",
      "    keep: false               # or true: rows stay in the parts they have",
      "    shares: {select: 5, confirm: 5, evaluate: 10}",
      "    sizes: {geometry: {select: 40, confirm: 40, evaluate: 80}}",
      "  moves: {chal-12: geometry}  # problems moved by hand, by id"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class DomainsCommand implements Callable<Integer> {
  private final Workbench workbench;
  private final Terminal terminal;
  private final Clock clock;

  @Parameters(paramLabel = "NAME[@VERSION]", description = "The data set; its newest version.")
  String reference = "";

  @Option(
      names = "--rules",
      paramLabel = "RULES.yaml",
      description =
          "Rules as the Domains screen exports them. Without: algebra, geometry, calculus,"
              + " statistics and unsorted by the rules that come with the program.")
  @Nullable Path rules;

  @Option(
      names = "--as",
      paramLabel = "NAME",
      description = "Writes the sorted problems as the next version of this data set.")
  @Nullable String name;

  @Option(names = "--json", description = "Prints one JSON document.")
  boolean json;

  DomainsCommand(Workbench workbench, Terminal terminal, Clock clock) {
    this.workbench = workbench;
    this.terminal = terminal;
    this.clock = clock;
  }

  /**
   * What one rule caught.
   *
   * @param number its place, from 1; 0 for no rule or a hand
   */
  record RuleLine(int number, String subdomain, String rule, int problems) {}

  /**
   * One subdomain.
   *
   * @param share of all problems
   * @param interval95 of a score of one half on the smaller half of the probing set; null where
   *     nothing is probed
   */
  record SubdomainLine(
      String subdomain,
      int problems,
      double share,
      int train,
      int select,
      int confirm,
      int evaluate,
      @Nullable List<Double> interval95) {}

  @Override
  public Integer call() {
    DataSetLibrary library = new DataSetLibrary(workbench.datasets(), clock);
    DomainBoard board = rules == null ? DefaultDomains.standard() : DomainFile.read(rules);
    SortedRows sorted = SortedRows.of(library.open(reference), board, done -> {}, () -> false);
    Optional<DataSetVersion> written =
        name == null
            ? Optional.empty()
            : Optional.of(sorted.write(library, name, done -> {}, () -> false));
    if (json) {
      printJson(sorted, written);
    } else {
      print(sorted, written);
    }
    return ExitCode.OK;
  }

  private static List<RuleLine> ruleLines(SortedRows sorted) {
    List<RuleLine> lines = new ArrayList<>();
    List<Rule> all = sorted.board().rules().rules();
    for (int i = 0; i < all.size(); i++) {
      lines.add(
          new RuleLine(
              i + 1,
              all.get(i).subdomain(),
              all.get(i).condition().text(),
              sorted.byRule().getOrDefault(String.valueOf(i + 1), 0)));
    }
    int none = sorted.byRule().getOrDefault("none", 0);
    lines.add(new RuleLine(0, sorted.board().otherwise(), "no rule", none));
    int hand = sorted.byRule().getOrDefault("hand", 0);
    if (hand > 0) {
      lines.add(new RuleLine(0, "", "moved by hand", hand));
    }
    return lines;
  }

  private static List<SubdomainLine> subdomainLines(SortedRows sorted) {
    List<SubdomainLine> lines = new ArrayList<>();
    sorted
        .balance()
        .counts()
        .forEach((subdomain, count) -> {
          int select = sorted.deal().size(subdomain, Split.PROBE_SELECT);
          int confirm = sorted.deal().size(subdomain, Split.PROBE_CONFIRM);
          int least = Math.min(select, confirm);
          lines.add(
              new SubdomainLine(
                  subdomain,
                  count,
                  sorted.balance().share(subdomain),
                  sorted.deal().size(subdomain, Split.TRAIN),
                  select,
                  confirm,
                  sorted.deal().size(subdomain, Split.EVALUATE),
                  least == 0
                      ? null
                      : List.of(
                          ProbePrecision.atOneHalf(least).low(),
                          ProbePrecision.atOneHalf(least).high())));
        });
    return lines;
  }

  private void printJson(SortedRows sorted, Optional<DataSetVersion> written) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("source", sorted.source().reference());
    document.put("written", written.map(DataSetVersion::reference).orElse(null));
    document.put("problems", sorted.balance().total());
    document.put("effective_subdomains", sorted.balance().effectiveNumber());
    document.put("subdomains", subdomainLines(sorted));
    document.put("rules", ruleLines(sorted));
    Json.print(terminal.out(), document);
  }

  private void print(SortedRows sorted, Optional<DataSetVersion> written) {
    TextTable subdomains =
        new TextTable(
            "subdomain",
            "problems",
            "share",
            "train",
            "select",
            "confirm",
            "evaluate",
            "a score of 0.50 means");
    for (SubdomainLine line : subdomainLines(sorted)) {
      List<Double> interval = line.interval95();
      boolean small = ProbePrecision.isTooSmall(Math.min(line.select(), line.confirm()));
      subdomains.row(
          line.subdomain(),
          Formats.count(line.problems()),
          Formats.percent(line.share()),
          Formats.count(line.train()),
          Formats.count(line.select()),
          Formats.count(line.confirm()),
          Formats.count(line.evaluate()),
          interval == null
              ? "nothing is probed"
              : Formats.score(interval.get(0))
                  + "–"
                  + Formats.score(interval.get(1))
                  + (small ? ", too few" : ""));
    }
    subdomains.lines().forEach(terminal.out()::println);
    terminal
        .out()
        .printf(
            "%nAs even as %s equal subdomains.%n%n",
            Formats.number(Math.round(sorted.balance().effectiveNumber() * 10) / 10.0));
    TextTable byRule = new TextTable("rule", "to", "problems", "condition");
    for (RuleLine line : ruleLines(sorted)) {
      byRule.row(
          line.number() == 0 ? "" : String.valueOf(line.number()),
          line.subdomain(),
          Formats.count(line.problems()),
          shortened(line.rule()));
    }
    byRule.lines().forEach(terminal.out()::println);
    terminal.out().println();
    terminal
        .out()
        .println(
            written
                .map(version -> "Written as " + version.reference() + ".")
                .orElse("Nothing was written; --as NAME writes a new version."));
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 59) + "…";
  }
}
