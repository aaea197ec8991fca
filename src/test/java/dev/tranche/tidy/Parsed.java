package dev.tranche.tidy;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source file as the compiler's own parser reads it. */
record Parsed(CompilationUnitTree unit, Trees trees) {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  static Parsed of(Source source) {
    var task =
        (JavacTask) COMPILER.getTask(null, null, null, null, null, List.of(new InMemory(source)));
    try {
      return new Parsed(task.parse().iterator().next(), Trees.instance(task));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(Source source) {
      super(URI.create("string:///" + source.path()), Kind.SOURCE);
      this.text = source.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
