package org.spectrumworkbench.core.verify.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A sandbox of Linux namespaces, made by <a
 * href="https://github.com/containers/bubblewrap">bubblewrap</a>: processes, network, files, users,
 * host name and inter-process communication of its own. Inside there are {@code /usr} and the
 * interpreter, read-only, and a {@code /tmp} in memory that vanishes with it.
 *
 * <p>The kernel kills all processes of the sandbox when its first one dies, and that dies with
 * bubblewrap, which dies with the thread that started it. So that thread must outlive the program.
 *
 * @param command how bubblewrap is started; as root it comes after giving up root, since the kernel
 *     does not count the processes of root
 * @param lockUsers whether this release can forbid further user namespaces inside
 */
record Bubblewrap(List<String> command, String version, boolean lockUsers) implements Confinement {
  private static final List<String> SYSTEM = List.of("bin", "sbin", "lib", "lib32", "lib64");
  private static final String NOBODY = "65534";

  @Override
  public Isolation isolation() {
    return Isolation.STRONG;
  }

  @Override
  public String description() {
    return version;
  }

  @Override
  public Confined start(List<String> program, List<Path> readable, Limits limits)
      throws IOException {
    List<String> line = new ArrayList<>(command);
    line.addAll(List.of("--unshare-all", "--unshare-user", "--uid", NOBODY, "--gid", NOBODY));
    if (lockUsers) {
      line.add("--disable-userns");
    }
    line.addAll(List.of("--die-with-parent", "--new-session", "--hostname", "sandbox"));
    line.addAll(List.of("--clearenv", "--setenv", "PATH", "/usr/bin:/bin"));
    line.addAll(List.of("--ro-bind", "/usr", "/usr"));
    for (String name : SYSTEM) {
      Path folder = Path.of("/", name);
      if (Files.isSymbolicLink(folder)) {
        line.addAll(
            List.of("--symlink", Files.readSymbolicLink(folder).toString(), folder.toString()));
      } else if (Files.isDirectory(folder)) {
        line.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
      }
    }
    line.addAll(List.of("--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache"));
    line.addAll(List.of("--proc", "/proc", "--dev", "/dev"));
    line.addAll(List.of("--size", Long.toString(limits.folder()), "--tmpfs", "/tmp"));
    for (Path folder : readable) {
      if (!folder.startsWith("/usr")) {
        line.addAll(List.of("--ro-bind", folder.toString(), folder.toString()));
      }
    }
    // What is mounted so far lies on file systems in memory that know no limit of size.
    line.addAll(List.of("--remount-ro", "/dev", "--remount-ro", "/"));
    line.addAll(List.of("--chdir", "/tmp", "--", "/bin/sh", "-c"));
    // Users inside are counted apart from those outside, so none come besides.
    line.add(limits.shellCommands(0) + "exec \"$@\"");
    line.add("sh");
    line.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(line).directory(Path.of("/").toFile());
    builder.environment().clear();
    Process process = builder.start();
    return new Confined() {
      @Override
      public Process process() {
        return process;
      }

      @Override
      public void end() {
        killInside(process);
      }
    };
  }

  /**
   * Kills the first process inside, with which all others go. Bubblewrap outside then buries it and
   * ends; killed itself, it would leave that to process 1 of this machine, which in a container
   * need not do so.
   */
  private static void killInside(Process process) {
    List<ProcessHandle> inside = process.children().toList();
    inside.forEach(ProcessHandle::destroyForcibly);
    boolean ended = false;
    try {
      ended = !inside.isEmpty() && process.waitFor(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!ended) {
      process.destroyForcibly();
    }
  }
}
