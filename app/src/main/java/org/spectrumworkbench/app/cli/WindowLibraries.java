package org.spectrumworkbench.app.cli;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The libraries of a Linux system that the window's toolkit loads, and where each comes from. */
final class WindowLibraries {
  /** How the system's loader names what it misses. */
  private static final Pattern MISSING =
      Pattern.compile("(lib[^\\s:/]+\\.so[.\\d]*): cannot open shared object file");

  private static final List<Library> ALL =
      List.of(
          new Library("libX11.so.6", "libx11-6", "libX11"),
          new Library("libgtk-3.so.0", "libgtk-3-0", "gtk3"),
          new Library("libXtst.so.6", "libxtst6", "libXtst"),
          new Library("libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "pango"),
          new Library("libfreetype.so.6", "libfreetype6", "freetype"),
          new Library("libGL.so.1", "libgl1", "libglvnd-glx"),
          new Library("libXxf86vm.so.1", "libxxf86vm1", "libXxf86vm"));

  private WindowLibraries() {}

  /**
   * A library and the packages that hold it.
   *
   * @param file as the loader names it
   */
  private record Library(String file, String debian, String fedora) {}

  /** The needed ones that are not there. */
  static List<String> missing() {
    return missing(WindowLibraries::loads);
  }

  /** The needed ones that do not load. */
  static List<String> missing(Predicate<String> loads) {
    return ALL.stream().map(Library::file).filter(file -> !loads.test(file)).toList();
  }

  /** Those that a fault or one of its causes names as missing. */
  static List<String> namedBy(Throwable fault) {
    Set<String> named = new LinkedHashSet<>();
    for (Throwable t = fault; t != null; t = t.getCause()) {
      Matcher matcher = MISSING.matcher(String.valueOf(t.getMessage()));
      while (matcher.find()) {
        named.add(matcher.group(1));
      }
    }
    return List.copyOf(named);
  }

  /** How to get these libraries. */
  static String howToGet(List<String> files) {
    List<String> debian = new ArrayList<>();
    List<String> fedora = new ArrayList<>();
    List<String> unknown = new ArrayList<>(files);
    for (Library library : ALL) {
      if (unknown.remove(library.file())) {
        debian.add(library.debian());
        fedora.add(library.fedora());
      }
    }
    List<String> ways = new ArrayList<>();
    if (!debian.isEmpty()) {
      ways.add("On Debian and Ubuntu: sudo apt install " + String.join(" ", debian) + ".");
      ways.add("On Fedora: sudo dnf install " + String.join(" ", fedora) + ".");
    }
    if (!unknown.isEmpty()) {
      ways.add("Install the package of your system that holds " + String.join(", ", unknown) + ".");
    }
    return String.join(" ", ways);
  }

  /** Whether the X server of a display answers. */
  static boolean displayAnswers(String display) {
    Linker linker = Linker.nativeLinker();
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup x11 = SymbolLookup.libraryLookup("libX11.so.6", Arena.global());
      MethodHandle open =
          linker.downcallHandle(
              x11.findOrThrow("XOpenDisplay"),
              FunctionDescriptor.of(ValueLayout.ADDRESS, ValueLayout.ADDRESS));
      MethodHandle close =
          linker.downcallHandle(
              x11.findOrThrow("XCloseDisplay"),
              FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
      MemorySegment connection = (MemorySegment) open.invokeExact(arena.allocateFrom(display));
      if (connection.equals(MemorySegment.NULL)) {
        return false;
      }
      int unused = (int) close.invokeExact(connection);
      return true;
    } catch (Throwable e) {
      throw new IllegalStateException("libX11 cannot be asked", e);
    }
  }

  private static boolean loads(String file) {
    try {
      // Never unloaded: some of these do not bear it.
      SymbolLookup unused = SymbolLookup.libraryLookup(file, Arena.global());
      return true;
    } catch (IllegalArgumentException notThere) {
      return false;
    }
  }
}
