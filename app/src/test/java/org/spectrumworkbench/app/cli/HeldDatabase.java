package org.spectrumworkbench.app.cli;

import java.sql.Connection;
import java.sql.DriverManager;

/** Another program that holds the database for itself until its input ends. */
public final class HeldDatabase {
  private HeldDatabase() {}

  /** Takes the database's path without its ending. */
  public static void main(String[] args) throws Exception {
    try (Connection held =
        DriverManager.getConnection("jdbc:h2:file:" + args[0], "workbench", "")) {
      System.out.println(held.isClosed() ? "closed" : "held");
      System.in.readAllBytes();
    }
  }
}
