package org.spectrumworkbench.core.problem.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Check;
import org.spectrumworkbench.core.problem.Problem;
import org.spectrumworkbench.core.problem.ProgramTests.Call;
import org.spectrumworkbench.core.problem.ProgramTests.Calls;
import org.spectrumworkbench.core.problem.ProgramTests.Exchange;
import org.spectrumworkbench.core.problem.ProgramTests.InputOutput;
import org.spectrumworkbench.core.problem.ProgramTests.Language;
import org.spectrumworkbench.core.problem.ProgramTests.Statements;
import org.spectrumworkbench.core.problem.Split;
import org.spectrumworkbench.core.problem.data.RowNote.Kind;
import org.spectrumworkbench.core.problem.table.TableFile;
import org.spectrumworkbench.core.problem.table.TableLimits;
import org.spectrumworkbench.core.problem.table.TableSample;

final class ImporterTest {
  private static final Mapping QA =
      Mapping.of(AnswerKind.MATH, Map.of(Field.QUESTION, "q", Field.ANSWER, "a"));

  @TempDir Path folder;

  private final List<RowNote> notes = new ArrayList<>();

  private TableFile table(String... lines) throws IOException {
    Path file = folder.resolve("in.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
    return TableFile.detect(file, null, TableLimits.USUAL);
  }

  private Importer.Imported run(TableFile table, Mapping mapping, ImportSettings settings) {
    notes.clear();
    return new Importer(table, mapping, settings)
        .run(library(), "set", ImportWatch.NONE, notes::add);
  }

  private DataSetLibrary library() {
    return new DataSetLibrary(folder.resolve("datasets"));
  }

  private List<Problem> problems(TableFile table, Mapping mapping) {
    try (Stream<DataRow> rows = run(table, mapping, ImportSettings.USUAL).version().rows()) {
      return rows.map(DataRow::problem).toList();
    }
  }

  @Test
  void badRowsAreNamedByRowAndColumnAndTheGoodOnesAreTaken() throws IOException {
    TableFile table =
        table(
            "{'q':'1+1','a':'2'}",
            "{'q':'1+2'}",
            "{'a':'3'}",
            "{'q':'1+3','a':'  '}",
            "not json",
            "{'q':'1+4','a':5}");
    Importer.Imported imported = run(table, QA, ImportSettings.USUAL);
    assertThat(notes)
        .extracting(RowNote::row, RowNote::column, RowNote::kind)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2L, "a", Kind.EMPTY_ANSWER),
            org.assertj.core.groups.Tuple.tuple(3L, "q", Kind.MISSING),
            org.assertj.core.groups.Tuple.tuple(4L, "a", Kind.EMPTY_ANSWER),
            org.assertj.core.groups.Tuple.tuple(5L, "", Kind.BROKEN));
    assertThat(notes).allSatisfy(note -> assertThat(note.mend()).isNotEmpty());
    assertThat(imported.report().read()).isEqualTo(6);
    assertThat(imported.report().taken()).isEqualTo(2);
    assertThat(imported.report().unusable()).isEqualTo(4);
    assertThat(imported.report().notes()).isEqualTo(notes);
    assertThat(imported.version().row(1).problem())
        .isEqualTo(new Problem("set/6", Problem.UNSORTED, "set", "1+4", "5", Check.MATH, null));
    assertThat(imported.version().row(1).part()).isEqualTo(Split.of("1+4"));
  }

  @Test
  void flaggedRowsAreKeptUnlessTheyAreToBeLeftOut() throws IOException {
    Mapping mapping = QA.with(Field.SOLUTION, "s");
    TableFile table =
        table(
            "{'q':'What is  1+1?','a':'2','s':'it is 2'}",
            "{'q':'what is 1+1? ','a':'2','s':'it is 2'}",
            "{'q':'What is 2+2?','a':'4','s':'The answer is 5.'}",
            "{'q':'What is 3+3?','a':'6','s':'" + "x".repeat(300) + "'}");
    ImportSettings settings = new ImportSettings(1, 100, 200, Set.of(), "");
    Importer.Imported all = run(table, mapping, settings);
    assertThat(all.report().taken()).isEqualTo(4);
    assertThat(all.report().counts())
        .isEqualTo(Map.of(Kind.DUPLICATE, 1L, Kind.OTHER_ANSWER, 1L, Kind.LONG, 1L));
    assertThat(notes).extracting(RowNote::row).containsExactly(2L, 3L, 4L);
    for (Kind kind : List.of(Kind.DUPLICATE, Kind.OTHER_ANSWER, Kind.LONG)) {
      Importer.Imported less = run(table, mapping, settings.leavingOut(Set.of(kind)));
      assertThat(less.report().taken()).isEqualTo(3);
      assertThat(less.report().counts()).isEqualTo(all.report().counts());
      assertThat(less.version().manifest().provenance().mapping())
          .containsEntry("left-out", kind.word());
    }
  }

  @Test
  void repeatedIdIsAnErrorOfItsRow() throws IOException {
    TableFile table =
        table("{'q':'1','a':'2','n':7}", "{'q':'2','a':'2','n':7}", "{'q':'3','a':'2','n':8}");
    Importer.Imported imported = run(table, QA.with(Field.ID, "n"), ImportSettings.USUAL);
    assertThat(notes).extracting(RowNote::kind).containsExactly(Kind.REPEATED_ID);
    assertThat(imported.version().rows(0, 9).stream().map(row -> row.problem().id()))
        .containsExactly("set/7", "set/8");
    ImportReport checked =
        new Importer(table, QA.with(Field.ID, "n"), ImportSettings.USUAL)
            .check("set", ImportWatch.NONE, note -> {});
    assertThat(checked).isEqualTo(imported.report());
  }

  private List<String> warnings(TableFile table, Mapping mapping) {
    return run(table, mapping, ImportSettings.USUAL).report().warnings().stream()
        .map(ImportReport.Warning::what)
        .toList();
  }

  @Test
  void setsWithoutWorkedSolutionsOrWithUnusedOptionsAreWarnedOf() throws IOException {
    TableFile table =
        table("{'q':'1?','a':'2','s':'so'}", "{'q':'Largest?','a':'B','o':['3','4']}");
    assertThat(warnings(table, QA))
        .containsExactly(
            "There are no worked solutions: supervised training has only the answers to learn"
                + " from");
    assertThat(warnings(table, QA.with(Field.SOLUTION, "s"))).isEmpty();
    assertThat(warnings(table, QA.with(Field.SOLUTION, "s").with(Field.OPTIONS, "o")))
        .containsExactly(
            "The options in 'o' are left out of the questions, since answers are checked as math");
  }

  @Test
  void whatIsWrongWithTheFileIsToldBeforeWhatIsWrongWithItsCells() throws IOException {
    TableFile table = table("{'q':'1?','a':'2'}", "{'q':'no");
    Mapping choice = QA.with(AnswerKind.CHOICE).with(Field.OPTIONS, "o").with(AnswerForm.LETTER);
    assertThatThrownBy(() -> run(table, choice, ImportSettings.USUAL))
        .hasMessageContaining(": line 2: It is not JSON");
    assertThat(notes).extracting(RowNote::what).contains("There are no options");
    assertThat(notes).extracting(RowNote::mend).anyMatch(mend -> mend.contains("--map options="));
  }

  @Test
  void oneGoldForAllIsWarnedOfAndShufflingMendsIt() throws IOException {
    String[] lines = new String[12];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "{'q':'q%d','o':['x%d','y','z','w'],'a':'A','s':'Answer: A'}".formatted(i, i);
    }
    Mapping mapping =
        Mapping.of(
            AnswerKind.CHOICE,
            Map.of(
                Field.QUESTION, "q", Field.OPTIONS, "o", Field.ANSWER, "a", Field.SOLUTION, "s"));
    Importer.Imported plain = run(table(lines), mapping, ImportSettings.USUAL);
    assertThat(plain.report().warnings()).hasSize(1);
    assertThat(plain.report().warnings().getFirst().shuffling()).isTrue();

    Importer.Imported shuffled = run(table(lines), mapping.shuffled(true), ImportSettings.USUAL);
    assertThat(shuffled.report().warnings()).isEmpty();
    assertThat(shuffled.version().manifest().provenance().mapping())
        .containsEntry("order-of-options", "shuffled with seed 1");
    Set<String> golds = new java.util.HashSet<>();
    for (DataRow row : shuffled.version().rows(0, 12)) {
      Problem problem = row.problem();
      int gold = problem.answer().charAt(0) - 'A';
      assertThat(((Check.Choice) problem.check()).options().get(gold)).startsWith("x");
      assertThat(problem.question()).contains("\n" + problem.answer() + ") x");
      assertThat(problem.solution())
          .isEqualTo("Answer: %s\n\\boxed{%s}".formatted(problem.answer(), problem.answer()));
      golds.add(problem.answer());
    }
    assertThat(golds).hasSizeGreaterThan(2);
    assertThat(
            run(table(lines), mapping.shuffled(true), ImportSettings.USUAL)
                .version()
                .manifest()
                .contentHash())
        .isEqualTo(shuffled.version().manifest().contentHash());
    ImportSettings other = new ImportSettings(2, 100, 10_000, Set.of(), "");
    assertThat(run(table(lines), mapping.shuffled(true), other).version().manifest().contentHash())
        .isNotEqualTo(shuffled.version().manifest().contentHash());
  }

  @Test
  void optionsAreReadInEveryUsualLayout() throws IOException {
    Mapping mapping =
        Mapping.of(
            AnswerKind.CHOICE, Map.of(Field.QUESTION, "q", Field.OPTIONS, "o", Field.ANSWER, "a"));
    List<String> options = List.of("five", "six");
    for (String cell :
        List.of(
            "['five','six']",
            "['A) five','B) six']",
            "['(A) five','(B) six']",
            "{'A':'five','B':'six'}",
            "{'label':['A','B'],'text':['five','six']}",
            "[{'label':'A','text':'five'},{'label':'B','text':'six'}]",
            "'[\\'five\\', \\'six\\']'",
            "'A. five\\nB. six'",
            "'five\\nsix'",
            "'five|six'",
            "' five | six '",
            "'five; six'",
            "'A) five B) six'",
            "'(A) five (B) six'",
            "'A. five; B. six'",
            "'A) five|B) six'",
            "'A) five, B) six'",
            "'[\\u0027five\\u0027, \\u0027six\\u0027]'")) {
      for (String answer : List.of("B", "b", "(B)", "B.", "six")) {
        Problem problem =
            problems(table("{'q':'?','o':%s,'a':'%s'}".formatted(cell, answer)), mapping)
                .getFirst();
        assertThat(problem.check()).as(cell).isEqualTo(new Check.Choice(options));
        assertThat(problem.answer()).isEqualTo("B");
        assertThat(problem.question()).isEqualTo("?\nA) five\nB) six");
      }
    }
    assertThat(
            problems(table("{'q':'?','o':['five','six'],'a':1}"), mapping.with(AnswerForm.INDEX))
                .getFirst()
                .answer())
        .isEqualTo("B");
    assertThat(
            problems(
                    table("{'q':'?','A':'five','B':'six','a':'A'}"),
                    mapping.with(Field.OPTIONS, "A,B"))
                .getFirst()
                .check())
        .isEqualTo(new Check.Choice(options));
    assertThatThrownBy(() -> problems(table("{'q':'?','o':['five','six'],'a':'C'}"), mapping))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("line 1, column 'a': 'C' is none of the 2 options");
  }

  @Test
  void testsAreReadInEveryUsualLayout() throws IOException {
    Mapping mapping = Mapping.of(AnswerKind.PROGRAM, Map.of(Field.QUESTION, "q", Field.TESTS, "t"));
    assertThat(tests("'assert f(1)'", mapping))
        .isEqualTo(new Statements(Language.PYTHON, 6, "", "", "", List.of("assert f(1)")));
    assertThat(tests("['a','b']", mapping))
        .isEqualTo(new Statements(Language.PYTHON, 6, "", "", "", List.of("a", "b")));
    InputOutput io =
        new InputOutput(
            Language.PYTHON, 6, List.of(new Exchange("1 2", "3"), new Exchange("2 2", "4")));
    assertThat(tests("{'inputs':['1 2','2 2'],'outputs':['3','4']}", mapping)).isEqualTo(io);
    assertThat(tests("[{'input':'1 2','output':'3'},{'input':'2 2','output':'4'}]", mapping))
        .isEqualTo(io);
    assertThat(
            tests(
                "'{\\'inputs\\':[[1,\\'a\\']],\\'outputs\\':[null],\\'fn_name\\':\\'f\\'}'",
                mapping))
        .isEqualTo(new Calls(Language.PYTHON, 6, "f", List.of(new Call("[1,\"a\"]", "null"))));
    assertThatThrownBy(() -> tests("[]", mapping)).hasMessageContaining("no tests");
  }

  private Object tests(String cell, Mapping mapping) throws IOException {
    Problem problem = problems(table("{'q':'?','t':%s}".formatted(cell)), mapping).getFirst();
    return ((Check.Program) problem.check()).tests();
  }

  @Test
  void numbersThatAreNoneAreErrorsOfANumericCheck() throws IOException {
    Importer.Imported imported =
        run(
            table("{'q':'1','a':'$1,080.50'}", "{'q':'2','a':'about 7'}"),
            QA.with(AnswerKind.NUMERIC),
            ImportSettings.USUAL);
    assertThat(imported.version().row(0).problem().answer()).isEqualTo("1080.50");
    assertThat(notes)
        .singleElement()
        .extracting(RowNote::what)
        .isEqualTo("'about 7' is not a number");
  }

  @Test
  void fileWithoutAUsableRowSaysWhyAndLeavesNothing() throws IOException {
    TableFile table = table("{'q':'1'}", "{'q':'2'}");
    assertThatThrownBy(() -> run(table, QA, ImportSettings.USUAL))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("None of the 2 rows")
        .hasMessageContaining("line 1, column 'a': The answer is missing");
    assertThat(library().versions()).isEmpty();
  }

  @Test
  void cancelledImportLeavesNothing() throws IOException {
    String[] lines = new String[2000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = "{'q':'q%d','a':'1'}".formatted(i);
    }
    TableFile table = table(lines);
    List<Long> seen = new ArrayList<>();
    ImportWatch watch =
        new ImportWatch() {
          @Override
          public void at(long bytes, long of, long rows) {
            assertThat(of).isEqualTo(table.bytes());
            seen.add(rows);
          }

          @Override
          public boolean isCancelled() {
            return seen.size() == 3;
          }
        };
    assertThatThrownBy(() ->
            new Importer(table, QA, ImportSettings.USUAL).run(library(), "set", watch, n -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(seen).containsExactly(256L, 512L, 768L);
    try (Stream<Path> left = Files.list(folder.resolve("datasets/set"))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void previewShowsWhatAnImportWouldDo() throws IOException {
    TableFile table = table("{'q':'1','a':'2'}", "{'q':'1','a':''}", "{'q':'1','a':'2'}");
    List<Importer.Previewed> preview =
        Importer.preview(TableSample.read(table, 20), "set", QA, ImportSettings.USUAL, 20);
    run(table, QA, ImportSettings.USUAL);
    assertThat(preview.stream().flatMap(row -> row.notes().stream())).isEqualTo(notes);
    assertThat(preview.get(0).problem()).isNotNull();
    assertThat(preview.get(1).problem()).isNull();
  }
}
