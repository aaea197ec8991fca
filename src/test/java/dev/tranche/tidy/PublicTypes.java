package dev.tranche.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Finds types that are declared public and carry no Javadoc, by the compiler's own parser. */
final class PublicTypes extends TreePathScanner<Void, Stream.Builder<String>> {

  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final Trees trees;

  private PublicTypes(Trees trees) {
    this.trees = trees;
  }

  static Stream<String> withoutJavadoc(Source source) {
    var task =
        (JavacTask) COMPILER.getTask(null, null, null, null, null, List.of(new InMemory(source)));
    var found = Stream.<String>builder();
    try {
      for (var unit : task.parse()) {
        new PublicTypes(Trees.instance(task)).scan(unit, found);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return found.build();
  }

  @Override
  public Void visitClass(ClassTree type, Stream.Builder<String> found) {
    if (type.getModifiers().getFlags().contains(Modifier.PUBLIC)
        && trees.getDocComment(getCurrentPath()) == null) {
      found.add("public type " + type.getSimpleName() + " has no Javadoc");
    }
    return super.visitClass(type, found);
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
