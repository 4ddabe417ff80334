package org.spectrumworkbench.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a process that holds the store listens on, as the kernel tells it. */
final class ListeningTest {
  private static final String LISTENS = "0A";

  /** Loopback addresses as /proc writes them: 127.0.0.1, ::ffff:127.0.0.1 and ::1. */
  private static final List<String> LOOPBACK =
      List.of("0100007F", "0000000000000000FFFF00000100007F", "00000000000000000000000001000000");

  @TempDir Path folder;

  @Test
  void openStoreListensOnTheLoopbackAlone() throws Exception {
    assumeTrue(Files.isReadable(Path.of("/proc/net/tcp")));
    try (OtherProgram other = OtherProgram.start("shares", folder.resolve("store"))) {
      List<String> addresses = addresses(other.pid());

      assertThat(addresses).as("the store's own socket is found").hasSize(1);
      assertThat(addresses).allMatch(LOOPBACK::contains);
    }
  }

  /** The addresses on which a process listens, without ports. */
  private static List<String> addresses(long pid) throws IOException {
    Set<String> sockets = sockets(pid);
    List<String> found = new ArrayList<>();
    for (String table : List.of("tcp", "tcp6")) {
      Path file = Path.of("/proc/net", table);
      if (!Files.isReadable(file)) {
        continue;
      }
      for (String line : Files.readAllLines(file)) {
        String[] words = line.strip().split("\\s+");
        if (words.length > 9 && words[3].equals(LISTENS) && sockets.contains(words[9])) {
          found.add(words[1].substring(0, words[1].indexOf(':')));
        }
      }
    }
    return found;
  }

  /** The numbers of a process's sockets. */
  private static Set<String> sockets(long pid) throws IOException {
    Set<String> numbers = new HashSet<>();
    try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
      for (Path one : open.toList()) {
        try {
          String target = Files.readSymbolicLink(one).toString();
          if (target.startsWith("socket:[")) {
            numbers.add(target.substring(8, target.length() - 1));
          }
        } catch (IOException closedMeanwhile) {
          continue;
        }
      }
    }
    return numbers;
  }
}
