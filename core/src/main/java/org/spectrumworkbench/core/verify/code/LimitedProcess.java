package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A child process with limits, in a folder of its own: what is left where there is no bubblewrap.
 * It can use the network and read what its user can read.
 *
 * <p>Started by root, each program is a user of its own, so that its processes can be counted, are
 * all found at the end, and own nothing. Else they are the user's: they are found as descendants,
 * by their session, and by a mark in their environment; one that leaves all three behind outlives
 * its test.
 *
 * @param setpriv the program that gives up root, and lets a program die with the thread that
 *     started it; where this process is not root it may be missing
 * @param root whether this process is root
 */
record LimitedProcess(Optional<Path> setpriv, boolean root) implements Confinement {
  /** Users that no machine gives to people: those of systemd's dynamic services. */
  private static final int FIRST_USER = 61_184;

  private static final int USERS = 4_336;
  private static final String MARK = "SPECTRUM_PROGRAM";
  private static final int ROUNDS = 50;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** No two programs that run at once are the same user: the end of one would be that of both. */
  private static final AtomicInteger NEXT_USER = new AtomicInteger(RANDOM.nextInt(USERS));

  private static final Path PROC = Path.of("/proc");

  @Override
  public Isolation isolation() {
    return Isolation.WEAK;
  }

  @Override
  public String description() {
    return "a child process with limits";
  }

  @Override
  public Confined start(List<String> program, List<Path> readable, Limits limits)
      throws IOException {
    byte[] mark = new byte[16];
    RANDOM.nextBytes(mark);
    int user = FIRST_USER + Math.floorMod(NEXT_USER.getAndIncrement(), USERS);
    ProgramFolder folder = ProgramFolder.create("spectrum-program");
    try {
      List<String> line = new ArrayList<>();
      if (root) {
        folder.giveTo(user);
        line.addAll(asUser(user));
      } else {
        setpriv.ifPresent(path -> line.add(path.toString()));
      }
      if (setpriv.isPresent()) {
        line.addAll(List.of("--pdeathsig", "KILL", "--no-new-privs", "--"));
      }
      ShortCommand.find("setsid").ifPresent(setsid -> line.add(setsid.toString()));
      line.addAll(List.of("/bin/sh", "-c"));
      line.add(limits.shellCommands(processesBeside()) + "exec \"$@\"");
      line.add("sh");
      line.addAll(program);
      ProcessBuilder builder = new ProcessBuilder(line).directory(folder.path().toFile());
      Map<String, String> environment = builder.environment();
      environment.clear();
      environment.put("PATH", "/usr/bin:/bin");
      environment.put("TMPDIR", folder.path().toString());
      environment.put("HOME", folder.path().toString());
      environment.put(MARK, HexFormat.of().formatHex(mark));
      return new Child(builder.start(), folder, user, HexFormat.of().formatHex(mark));
    } catch (IOException e) {
      folder.delete();
      throw e;
    }
  }

  private List<String> asUser(int user) {
    String number = Integer.toString(user);
    return List.of(
        setpriv.orElseThrow().toString(), "--reuid", number, "--regid", number, "--clear-groups");
  }

  /** The threads of this user, which the limit counts too; -1 where the system does not tell. */
  private int processesBeside() throws IOException {
    if (root) {
      return 0;
    }
    if (!Files.isDirectory(PROC.resolve("self/task"))) {
      return -1;
    }
    Object own = Files.getAttribute(PROC.resolve("self"), "unix:uid");
    int count = 0;
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
      for (Path process : processes) {
        try (Stream<Path> tasks = Files.list(process.resolve("task"))) {
          if (Files.getAttribute(process, "unix:uid").equals(own)) {
            count += tasks.count();
          }
        } catch (IOException gone) {
          // It ended meanwhile and counts no more.
          continue;
        }
      }
    }
    return count;
  }

  private final class Child implements Confined {
    private final Process process;
    private final ProgramFolder folder;
    private final int user;
    private final String mark;

    Child(Process process, ProgramFolder folder, int user, String mark) {
      this.process = process;
      this.folder = folder;
      this.user = user;
      this.mark = mark;
    }

    @Override
    public Process process() {
      return process;
    }

    @Override
    public void end() throws IOException {
      try {
        for (int round = 0; round < ROUNDS && killed() > 0; round++) {
          process.waitFor(20, TimeUnit.MILLISECONDS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        folder.delete();
      }
    }

    /** Kills what there is of the program and says how many processes that were. */
    private int killed() throws InterruptedException, IOException {
      List<ProcessHandle> found = new ArrayList<>(process.descendants().toList());
      if (process.isAlive()) {
        found.add(process.toHandle());
      }
      found.addAll(marked());
      if (found.isEmpty()) {
        return 0;
      }
      if (root) {
        // All processes of the user at once: none can start another in between.
        List<String> line = new ArrayList<>(asUser(user));
        line.addAll(killing("-1"));
        ShortCommand.output(line);
      } else {
        process.destroyForcibly();
        ShortCommand.output(killing("-" + process.pid()));
        found.forEach(ProcessHandle::destroyForcibly);
      }
      return found.size();
    }

    /** The shell's own command; a program of that name is not everywhere. */
    private static List<String> killing(String processes) {
      return List.of("/bin/sh", "-c", "kill -s KILL -- " + processes);
    }

    /** Processes that belong to the program by their user, or by the mark in their environment. */
    private List<ProcessHandle> marked() throws IOException {
      List<ProcessHandle> found = new ArrayList<>();
      if (!Files.isDirectory(PROC)) {
        return found;
      }
      try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
        for (Path entry : processes) {
          try {
            if (root ? ownedByUser(entry) : carriesMark(entry)) {
              ProcessHandle.of(Long.parseLong(entry.getFileName().toString()))
                  .ifPresent(found::add);
            }
          } catch (IOException hiddenOrGone) {
            // Another user's, or ended meanwhile: not the program's.
            continue;
          }
        }
      }
      return found;
    }

    private boolean ownedByUser(Path entry) throws IOException {
      return Files.getAttribute(entry, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(user);
    }

    private boolean carriesMark(Path entry) throws IOException {
      String environment =
          new String(Files.readAllBytes(entry.resolve("environ")), StandardCharsets.ISO_8859_1);
      return environment.contains(MARK + "=" + mark);
    }
  }
}
