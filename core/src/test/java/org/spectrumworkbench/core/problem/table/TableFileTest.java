package org.spectrumworkbench.core.problem.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spectrumworkbench.core.WorkbenchException;
import org.spectrumworkbench.core.problem.Hashes;

final class TableFileTest {
  private static final TableLimits SMALL = new TableLimits(1000, 5, TableLimits.AUTOMATIC);

  private static final int DAMAGES = Integer.getInteger("spectrum.damages", 150);

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private static byte[] packed(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content);
    }
    return bytes.toByteArray();
  }

  private static List<TableRow> rows(TableFile table) throws IOException {
    List<TableRow> rows = new ArrayList<>();
    try (TableReader reader = table.read()) {
      for (TableRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<String> shown(Path file) throws IOException {
    return shown(file, SMALL);
  }

  private static List<String> shown(Path file, TableLimits limits) throws IOException {
    return rows(TableFile.detect(file, null, limits)).stream()
        .map(row ->
            switch (row) {
              case TableRow.Cells cells -> cells.number() + " " + cells.cells();
              case TableRow.Broken broken -> broken.number() + " ! " + broken.what();
            })
        .toList();
  }

  @Test
  void formatIsToldByContentWhateverTheName() throws IOException {
    assertThat(detected("a.csv", "{\"q\":1}\n{\"q\":2}\n")).isEqualTo(TableFormat.JSONL);
    assertThat(detected("b.json", "{\"q\":1}\n{\"q\":2}\n")).isEqualTo(TableFormat.JSONL);
    assertThat(detected("c.jsonl", "[ {\"q\":1} ]")).isEqualTo(TableFormat.JSON);
    assertThat(detected("d.txt", "{\n \"q\": 1\n}\n{\"q\":2}")).isEqualTo(TableFormat.JSON);
    assertThat(detected("e.jsonl", "{\"q\": \n{\"q\":2}\n")).isEqualTo(TableFormat.JSONL);
    assertThat(detected("f.dat", "q,a\n1,2\n")).isEqualTo(TableFormat.CSV);
    assertThat(detected("g.dat", "q\ta\n1\t2\n")).isEqualTo(TableFormat.TSV);
    assertThat(detected("h.json", "\ufeff{\"q\":1}")).isEqualTo(TableFormat.JSONL);
  }

  private TableFormat detected(String name, String content) throws IOException {
    TableFormat plain = TableFile.detect(file(name, content), null, SMALL).format();
    Path zipped = folder.resolve("packed");
    Files.write(zipped, packed(content.getBytes(StandardCharsets.UTF_8)));
    TableFile table = TableFile.detect(zipped, null, SMALL);
    assertThat(table.packed()).isTrue();
    assertThat(table.format()).isEqualTo(plain);
    return plain;
  }

  @Test
  void whatIsNoTableIsRefused() throws IOException {
    assertThatThrownBy(() -> TableFile.detect(folder.resolve("none"), null, SMALL))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> TableFile.detect(folder, null, SMALL))
        .hasMessageContaining("is not a file");
    assertThatThrownBy(() -> TableFile.detect(file("empty", " \n"), null, SMALL))
        .hasMessageContaining("is empty");
    assertThatThrownBy(() -> TableFile.detect(file("bin", "ELF\0\0\1"), null, SMALL))
        .hasMessageContaining("not a table");
  }

  @Test
  void brokenLineSpoilsNoOther() throws IOException {
    Path file =
        file(
            "a.jsonl",
            """
            {"q":"1"}

            {"q":
            3
            {"q":"5","q":"6"}
            {"q":[[[[[[6]]]]]]}
            {"q":"%s"}
            {"q":"last"}\
            """
                .formatted("x".repeat(2000)));
    assertThat(shown(file))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("1 {\"q\":\"1\"}"),
            row -> assertThat(row).startsWith("3 ! It is not JSON"),
            row -> assertThat(row).startsWith("4 ! It is not a JSON object"),
            row -> assertThat(row).startsWith("5 ! It is not JSON: Duplicate"),
            row -> assertThat(row).startsWith("6 ! It is not JSON").contains("epth"),
            row -> assertThat(row).startsWith("7 ! It is longer than 1,000 bytes"),
            row -> assertThat(row).isEqualTo("8 {\"q\":\"last\"}"));
  }

  @Test
  void brokenElementSpoilsNoOther() throws IOException {
    Path file =
        file(
            "a.json",
            """
            [ {"q":"a ] } \\" {"} , {"q":: 1}, 17, "text", {"q":"%s"},
              {"q":
                 {"r": [1, 2]}}
            ]\
            """
                .formatted("x".repeat(2000)));
    assertThat(shown(file))
        .satisfiesExactly(
            row -> assertThat(row).isEqualTo("1 {\"q\":\"a ] } \\\" {\"}"),
            row -> assertThat(row).startsWith("2 ! It is not JSON"),
            row -> assertThat(row).startsWith("3 ! It is not a JSON object"),
            row -> assertThat(row).startsWith("4 ! It is not a JSON object"),
            row -> assertThat(row).startsWith("5 ! It is longer"),
            row -> assertThat(row).isEqualTo("6 {\"q\":{\"r\":[1,2]}}"));
  }

  @Test
  void quotedFieldsKeepSeparatorsAndLineEnds() throws IOException {
    Path file = file("a.csv", "q;a;\n\"1; or\n\"\"2\"\"\";3;x\ntoo;few\n4;5;y\n");
    assertThat(shown(file))
        .containsExactly(
            "2 {\"q\":\"1; or\\n\\\"2\\\"\",\"a\":\"3\",\"column 3\":\"x\"}",
            "4 ! It has 2 fields, and the first line names 3 columns",
            "5 {\"q\":\"4\",\"a\":\"5\",\"column 3\":\"y\"}");
  }

  @Test
  void aFirstLineThatIsNotUtf8IsToldByItsByte() throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "Frage,L\u00f6sung\n1+1,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> TableFile.detect(latin, null, SMALL))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("is not UTF-8: byte 8 (0xF6)")
        .extracting(e -> ((WorkbenchException) e).mend())
        .asString()
        .contains("iconv");
  }

  @Test
  void utf16IsCalledByItsName() throws IOException {
    Path wide = folder.resolve("wide.csv");
    Files.write(wide, "\ufeffq,a\n1,2\n".getBytes(StandardCharsets.UTF_16LE));
    for (TableFormat format : new @Nullable TableFormat[] {null, TableFormat.CSV}) {
      assertThatThrownBy(() -> TableFile.detect(wide, format, SMALL))
          .hasMessageContaining("is written in UTF-16");
    }
  }

  @Test
  void aTableOfWhichNoRowIsUtf8SaysSoAndNotThatItHasNoColumns() throws IOException {
    Path latin = folder.resolve("rows.csv");
    Files.write(latin, "q,a\n\u00fc1,2\n\u00fc2,3\n".getBytes(StandardCharsets.ISO_8859_1));
    TableFile csv = TableFile.detect(latin, null, SMALL);
    assertThatThrownBy(() -> TableSample.read(csv, 10))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("None of the first 2 rows")
        .hasMessageContaining("line 2: The column 'q' holds characters that are not UTF-8");

    Path lines = folder.resolve("rows.jsonl");
    Files.write(lines, "{\"q\":\"\u00fc\"}\n".getBytes(StandardCharsets.ISO_8859_1));
    TableFile jsonl = TableFile.detect(lines, null, SMALL);
    assertThatThrownBy(() -> TableSample.read(jsonl, 10))
        .hasMessageContaining("It is not UTF-8: byte 7 (0xFC) is not");
  }

  @Test
  void csvThatIsNotUtf8AndQuotesThatNeverCloseAreTold() throws IOException {
    Path latin = folder.resolve("latin.csv");
    Files.write(latin, "q,a\ncaf\u00e9,1\ntea,2\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(shown(latin))
        .containsExactly(
            "2 ! The column 'q' holds characters that are not UTF-8",
            "3 {\"q\":\"tea\",\"a\":\"2\"}");
    Path open = file("open.csv", "q,a\n1,2\n\"3,4\n" + "x,y\n".repeat(1000));
    assertThat(shown(open)).hasSize(2).last().asString().contains("quote is not closed");
  }

  @Test
  void aQuoteThatIsOpenAtTheEndIsToldByItsLine() throws IOException {
    TableLimits usual = TableLimits.USUAL;
    String never = " ! A quote opened in line %d is never closed, so that the rest of the file is";
    for (String end : List.of("", "\n", "\r\n")) {
      assertThat(shown(file("a.csv", "q,a\n1,2\n\"open, 3\nmore,4" + end), usual))
          .satisfiesExactly(
              row -> assertThat(row).isEqualTo("2 {\"q\":\"1\",\"a\":\"2\"}"),
              row -> assertThat(row).startsWith("3" + never.formatted(3)));
    }
    assertThat(shown(file("b.csv", "q,a\n\"1\n2\",\"open\nmore,4\n"), usual))
        .singleElement()
        .asString()
        .startsWith("2" + never.formatted(3));
    // Closed ones that hold the same, the last and others.
    assertThat(shown(file("c.csv", "q,a\n1,\"2,\n3\"\n4,\"5,\n6\"\n7,8\n"), usual))
        .noneMatch(row -> row.contains("!"))
        .hasSize(3);
    assertThat(shown(file("d.csv", "q,a\n1,\"2,\n3\" \n"), usual))
        .noneMatch(row -> row.contains("never closed"));
    assertThat(shown(file("e.csv", "q,a\n1\n"), usual))
        .containsExactly("2 ! It has 1 field, and the first line names 2 columns");
    // What is too long behind a row of several lines takes nothing from it.
    assertThat(shown(file("f.csv", "q,a\n1,\"2,\n3\"\n\"4,5\n" + "x,y\n".repeat(1000))))
        .satisfiesExactly(
            row -> assertThat(row).startsWith("2 {"),
            row -> assertThat(row).contains("longer than is allowed"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "snappy2", "zstd", "gzip"})
  void parquetIsReadWithNestedColumns(String packing) throws IOException {
    Path file = folder.resolve("sums.bin");
    try (InputStream in = TableFileTest.class.getResourceAsStream("sums-" + packing + ".parquet")) {
      Files.copy(in, file);
    }
    TableFile table = TableFile.detect(file, null, SMALL);
    assertThat(table.format()).isEqualTo(TableFormat.PARQUET);
    List<TableRow> rows = rows(table);
    assertThat(rows).hasSize(30);
    assertThat(((TableRow.Cells) rows.get(21)).cells().toString())
        .isEqualTo(
            "{\"question\":\"What is 21 + 1?\",\"answer\":22.0,\"level\":0,"
                + "\"meta\":{\"source\":\"made\",\"pages\":[21,22]},"
                + "\"choices\":{\"label\":[\"A\",\"B\"],\"text\":[\"21\",\"22\"]},\"note\":null}");
    TableSample sample = TableSample.read(table, 5);
    assertThat(sample.rows()).hasSize(5);
    assertThat(sample.paths()).contains("meta.source", "choices.text");
  }

  @Test
  void parquetCutShortOrLyingAboutSizesIsRefused() throws IOException {
    byte[] whole;
    try (InputStream in = TableFileTest.class.getResourceAsStream("sums-zstd.parquet")) {
      whole = in.readAllBytes();
    }
    Path cut = folder.resolve("cut.parquet");
    Files.write(cut, Arrays.copyOf(whole, whole.length - 100));
    assertThatThrownBy(() -> rows(TableFile.detect(cut, null, SMALL)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("cannot be read as Parquet");
    Path full = Files.write(folder.resolve("full.parquet"), whole);
    TableLimits tight = new TableLimits(1000, 5, 50);
    assertThatThrownBy(() -> TableFile.detect(full, null, tight).read())
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("in one row group");
  }

  @ParameterizedTest
  @ValueSource(strings = {"snappy", "snappy2", "zstd", "gzip"})
  @Timeout(60)
  void damagedParquetIsRefusedOrReadButNeverHangsOrCrashes(String packing) throws IOException {
    byte[] whole;
    try (InputStream in = TableFileTest.class.getResourceAsStream("sums-" + packing + ".parquet")) {
      whole = in.readAllBytes();
    }
    Path file = folder.resolve("damaged.parquet");
    var random = new Random(7);
    int refused = 0;
    for (int i = 0; i < DAMAGES; i++) {
      byte[] damaged = whole.clone();
      for (int n = 0; n < 4; n++) {
        damaged[4 + random.nextInt(damaged.length - 8)] = (byte) random.nextInt();
      }
      Files.write(file, damaged);
      try {
        rows(TableFile.detect(file, null, SMALL));
      } catch (WorkbenchException e) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(DAMAGES / 2);
  }

  @Test
  void packedFileThatGrowsWithoutEndIsStopped() throws IOException {
    Path bomb = folder.resolve("bomb.jsonl.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(bomb))) {
      byte[] block = new byte[1 << 20];
      Arrays.fill(block, (byte) ' ');
      out.write("{\"q\":\"1\"}\n".getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 80; i++) {
        out.write(block);
      }
    }
    assertThatThrownBy(() -> rows(TableFile.detect(bomb, null, SMALL)))
        .isInstanceOf(WorkbenchException.class)
        .hasMessageContaining("grows to more than")
        .extracting(e -> ((WorkbenchException) e).mend())
        .asString()
        .contains("Raise the limit");
    TableLimits raised = new TableLimits(1000, 5, 1L << 30);
    assertThat(rows(TableFile.detect(bomb, null, raised))).hasSize(2);
  }

  @Test
  void packedFileThatIsCutShortGivesItsRowsAndSaysSo() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      text.append("{\"q\":\"").append(Math.sin(i)).append("\"}\n");
    }
    byte[] whole = packed(text.toString().getBytes(StandardCharsets.UTF_8));
    Path cut = folder.resolve("cut.gz");
    Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
    List<String> shown = shown(cut);
    assertThat(shown).hasSizeGreaterThan(1000);
    assertThat(shown.getLast()).contains("cut short");
  }

  @Test
  void hashIsThatOfTheFileAsItLiesThereHoweverMuchWasRead() throws IOException {
    Path file = folder.resolve("a.gz");
    Files.write(file, packed("{\"q\":1}\n".repeat(1000).getBytes(StandardCharsets.UTF_8)));
    var digest = Hashes.sha256();
    digest.update(Files.readAllBytes(file));
    String expected = Hashes.hex(digest.digest());
    TableFile table = TableFile.detect(file, null, SMALL);
    try (TableReader reader = table.read()) {
      reader.next();
      assertThat(reader.sourceHash()).isEqualTo(expected);
      assertThat(reader.position()).isEqualTo(Files.size(file));
    }
  }
}
