package org.spectrumworkbench.core.engine;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.spectrumworkbench.core.model.DecoderConfig;

/**
 * The decoder's TorchScript program for one configuration.
 *
 * <p>A TorchScript archive is a zip of source text and two tiny fixed records, so it is written
 * here from the sources in this package's resources. The configuration enters as methods that
 * return constants.
 */
final class TorchProgram implements AutoCloseable {
  private static final List<String> SOURCES =
      List.of("decoder.py", "likelihood.py", "sampling.py", "optimizer.py");

  // The two records that every archive holds: a module of class Kernels with nothing but its
  // `training` flag, and an empty tuple of constants.
  private static final byte[] MODULE =
      "\u0080\u0002c__torch__\nKernels\nq\u0000)\u0081}(X\b\u0000\u0000\u0000trainingq\u0001\u0088ub."
          .getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] NO_CONSTANTS = "\u0080\u0002).".getBytes(StandardCharsets.ISO_8859_1);

  private final PtSymbolBlock block;

  private TorchProgram(PtSymbolBlock block) {
    this.block = block;
  }

  static TorchProgram load(PtNDManager manager, DecoderConfig config) {
    try (var archive = new ByteArrayInputStream(archive(source(config)))) {
      return new TorchProgram(JniUtils.loadModule(manager, archive, true, false));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a TorchScript archive in memory", e);
    }
  }

  /** The program's text. */
  static String source(DecoderConfig config) {
    var text = new StringBuilder("class Kernels(Module):\n");
    text.append("  __parameters__ = []\n  __buffers__ = []\n  training : bool\n");
    constant(text, "layers", "int", Integer.toString(config.layers()));
    constant(text, "heads", "int", Integer.toString(config.heads()));
    constant(text, "kv_heads", "int", Integer.toString(config.kvHeads()));
    constant(text, "eps", "float", String.format(Locale.ROOT, "%.17e", config.rmsNormEps()));
    for (String name : SOURCES) {
      try (InputStream in = TorchProgram.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException("the program's source " + name + " is not packaged");
        }
        // In an archive the type of `self` has to be written out.
        text.append(
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                .replace("(self,", "(self: __torch__.Kernels,")
                .replace("(self)", "(self: __torch__.Kernels)"));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot read the program's source " + name, e);
      }
    }
    return text.toString();
  }

  private static void constant(StringBuilder text, String name, String type, String value) {
    text.append("  def %s(self: __torch__.Kernels) -> %s:\n".formatted(name, type));
    text.append("    return %s\n".formatted(value));
  }

  private static byte[] archive(String source) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      entry(zip, "kernels/version", "3\n".getBytes(StandardCharsets.UTF_8));
      entry(zip, "kernels/data.pkl", MODULE);
      entry(zip, "kernels/constants.pkl", NO_CONSTANTS);
      entry(zip, "kernels/code/__torch__.py", source.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  /**
   * Runs a method so that gradients can flow through it.
   *
   * @param manager owns the results
   * @param method the method's name
   * @param arguments its tensors in order; those of a list share a name that ends in {@code []}
   */
  NDList forward(PtNDManager manager, String method, NDList arguments) {
    JniUtils.setGraphExecutorOptimize(false);
    var named = new NDList(arguments.size() + 1);
    PtNDArray first = (PtNDArray) manager.zeros(new ai.djl.ndarray.types.Shape());
    first.setName("module_method:" + method);
    named.add(first);
    named.addAll(arguments);
    return IValueUtils.forward(block, named, true);
  }

  /**
   * Runs a method in inference mode: nothing is recorded, and its results can never take part in a
   * backward pass. Closes the arguments' handles, not the tensors behind them.
   *
   * @param manager owns the results
   * @param method the method's name
   * @param arguments tensors, lists of tensors and scalars in order
   */
  NDList run(PtNDManager manager, String method, IValue... arguments) {
    JniUtils.setGraphExecutorOptimize(false);
    try (IValue result = IValueUtils.runMethod(block, method, arguments)) {
      return result.toNDList(manager);
    } finally {
      for (IValue argument : arguments) {
        argument.close();
      }
    }
  }

  /** The manager that a step's arrays live and die with. */
  static PtNDManager step(NDManager parent) {
    return (PtNDManager) parent.newSubManager();
  }

  @Override
  public void close() {
    block.close();
  }
}
