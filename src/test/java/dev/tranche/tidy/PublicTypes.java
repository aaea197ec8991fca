package dev.tranche.tidy;

import com.sun.source.tree.ClassTree;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/** Finds types that are declared public and carry no Javadoc. */
final class PublicTypes extends TreePathScanner<Void, Stream.Builder<String>> {

  private final Trees trees;

  private PublicTypes(Trees trees) {
    this.trees = trees;
  }

  static Stream<String> withoutJavadoc(Source source) {
    Parsed parsed = Parsed.of(source);
    var found = Stream.<String>builder();
    new PublicTypes(parsed.trees()).scan(parsed.unit(), found);
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
}
