package org.spectrumworkbench.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.h2.api.ErrorCode;
import org.h2.message.DbException;
import org.junit.jupiter.api.Test;
import org.spectrumworkbench.core.WorkbenchException;

final class DiskFullTest {
  @Test
  void fullDiskIsExplainedWhereverItShows() {
    SQLException sql =
        DbException.getJdbcSQLException(
            ErrorCode.IO_EXCEPTION_2,
            new IOException("No space left on device"),
            "write",
            "workbench.mv.db");
    WorkbenchException fault =
        DatabaseFaults.explain(Path.of("store"), new IllegalStateException("wrapped", sql));
    assertThat(fault).hasMessageContaining("disk is full");
    assertThat(fault.mend()).contains("journals hold everything");
  }

  @Test
  void otherFaultsAreToldInOneShortLine() {
    WorkbenchException fault =
        DatabaseFaults.explain(
            Path.of("store"),
            new SQLException("Column not found; SQL statement:\nSELECT " + "x".repeat(5000)));
    assertThat(fault.getMessage()).hasLineCount(1).hasSizeLessThan(300);
  }
}
