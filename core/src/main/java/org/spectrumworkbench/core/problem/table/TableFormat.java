package org.spectrumworkbench.core.problem.table;

import java.util.Locale;

/** How a file writes a table. */
public enum TableFormat {
  /** One JSON object a line. */
  JSONL("line"),
  /** A JSON array of objects, or objects one after the other. */
  JSON("element"),
  /** Fields between commas, semicolons or bars, the names in the first line. */
  CSV("line"),
  /** Fields between tabs, the names in the first line. */
  TSV("line"),
  /** Apache Parquet. */
  PARQUET("row");

  private final String unit;

  TableFormat(String unit) {
    this.unit = unit;
  }

  /** What a row's number counts: lines of the file, elements or rows, each from 1. */
  public String unit() {
    return unit;
  }

  /** The name as commands take it, such as {@code jsonl}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
