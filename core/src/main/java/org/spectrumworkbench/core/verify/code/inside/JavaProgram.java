package org.spectrumworkbench.core.verify.code.inside;

import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A compiled Java program, and how its methods are found and called.
 *
 * @param classes the folder of its class files
 */
record JavaProgram(Path classes) {
  /** Classes whose methods are looked at first. */
  private static final List<String> USUAL = List.of("Main", "Solution");

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String name, String text) {
      super(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }

    /** A public class may have any name, whatever the file is called. */
    @Override
    public boolean isNameCompatible(String simpleName, JavaFileObject.Kind kind) {
      return true;
    }
  }

  /**
   * Compiles one source into the folder, against the classes that are there.
   *
   * @param name the name of the class where the source does not declare one
   * @return what the compiler complained about; empty where it compiled
   */
  Optional<String> compile(String name, String source) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter messages = new StringWriter();
    List<String> options =
        List.of(
            "-d",
            classes.toString(),
            "-cp",
            classes.toString(),
            "-proc:none",
            "-nowarn",
            "-XDuseUnsharedTable=true");
    Files.createDirectories(classes);
    boolean compiled =
        compiler
            .getTask(messages, null, null, options, null, List.of(new Source(name, source)))
            .call();
    return compiled ? Optional.empty() : Optional.of(messages.toString());
  }

  /** A loader of its own, so that static fields begin anew. */
  URLClassLoader load() throws IOException {
    return new URLClassLoader(new URL[] {classes.toUri().toURL()});
  }

  /** The method to start a program by: of the usual classes first, then of any. */
  Optional<Method> main(ClassLoader loader) throws IOException, ClassNotFoundException {
    return find(
        loader,
        method ->
            method.getName().equals("main")
                && (method.getParameterCount() == 0
                    || method.getParameterCount() == 1
                        && method.getParameterTypes()[0] == String[].class));
  }

  /** The method of a name. */
  Optional<Method> method(ClassLoader loader, String name, int parameters)
      throws IOException, ClassNotFoundException {
    return find(
        loader,
        method -> method.getName().equals(name) && method.getParameterCount() == parameters);
  }

  private interface Wanted {
    boolean test(Method method);
  }

  private Optional<Method> find(ClassLoader loader, Wanted wanted)
      throws IOException, ClassNotFoundException {
    Set<String> names = new LinkedHashSet<>();
    try (Stream<Path> files = Files.list(classes)) {
      List<String> all =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.endsWith(".class"))
              .map(file -> file.substring(0, file.length() - ".class".length()))
              .sorted()
              .toList();
      USUAL.stream().filter(all::contains).forEach(names::add);
      names.addAll(all);
    }
    for (String name : names) {
      for (Method method : Class.forName(name, false, loader).getDeclaredMethods()) {
        if (wanted.test(method)) {
          method.setAccessible(true);
          return Optional.of(method);
        }
      }
    }
    return Optional.empty();
  }

  /** The object that a method is called on; null where it is static. */
  static @Nullable Object receiver(Method method) throws ReflectiveOperationException {
    if (Modifier.isStatic(method.getModifiers())) {
      return null;
    }
    Constructor<?> constructor = method.getDeclaringClass().getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  /**
   * A JSON value as an argument of a type.
   *
   * @throws IllegalArgumentException if it is none of that type
   */
  static @Nullable Object convert(@Nullable Object value, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
      return generic.getRawType() == Optional.class
          ? Optional.ofNullable(value == null ? null : convert(value, last))
          : container(value, (Class<?>) generic.getRawType(), last);
    }
    if (type instanceof GenericArrayType array) {
      return array(value, array.getGenericComponentType());
    }
    if (!(type instanceof Class<?> plain)) {
      return value;
    }
    if (plain.isArray()) {
      return array(value, plain.getComponentType());
    }
    return switch (value) {
      case null -> null;
      case BigDecimal number -> number(number, plain);
      case String text when plain == char.class || plain == Character.class -> text.charAt(0);
      default -> container(value, plain, Object.class);
    };
  }

  private static Object number(BigDecimal number, Class<?> type) {
    return switch (type.getSimpleName()) {
      case "int", "Integer" -> number.intValueExact();
      case "long", "Long" -> number.longValueExact();
      case "short", "Short" -> number.shortValueExact();
      case "byte", "Byte" -> number.byteValueExact();
      case "double", "Double" -> number.doubleValue();
      case "float", "Float" -> number.floatValue();
      case "BigInteger" -> number.toBigIntegerExact();
      case "BigDecimal" -> number;
      default -> {
        if (number.scale() > 0) {
          yield number.doubleValue();
        }
        BigInteger whole = number.toBigIntegerExact();
        // A bound variable or Object: the type that a person would write.
        yield whole.bitLength() < Integer.SIZE
            ? (Object) whole.intValue()
            : whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
      }
    };
  }

  private static @Nullable Object container(@Nullable Object value, Class<?> raw, Type part) {
    if (value instanceof List<?> list) {
      List<@Nullable Object> parts = new ArrayList<>();
      for (Object item : list) {
        parts.add(convert(item, part));
      }
      return Set.class.isAssignableFrom(raw) ? new LinkedHashSet<>(parts) : parts;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> parts = new LinkedHashMap<>();
      map.forEach((key, item) -> parts.put(key, convert(item, part)));
      return parts;
    }
    return value;
  }

  private static @Nullable Object array(@Nullable Object value, Type part) {
    if (value == null) {
      return null;
    }
    if (value instanceof String text && part == char.class) {
      return text.toCharArray();
    }
    if (!(value instanceof List<?> list)) {
      throw new IllegalArgumentException("An array is needed");
    }
    Object array = Array.newInstance(erased(part), list.size());
    for (int n = 0; n < list.size(); n++) {
      Array.set(array, n, convert(list.get(n), part));
    }
    return array;
  }

  private static Class<?> erased(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> erased(generic.getRawType());
      case GenericArrayType array -> erased(array.getGenericComponentType()).arrayType();
      default -> Object.class;
    };
  }
}
