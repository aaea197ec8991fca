package dev.tranche.tidy;

import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePathScanner;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds methods and constructors that are too long, from their first line to their last. A switch
 * without a default counts as one line: it has to name every case of its type, however many.
 */
final class LongMethods extends TreePathScanner<Void, Stream.Builder<String>> {

  private final Parsed parsed;
  private final int most;
  private long inSwitches;

  private LongMethods(Parsed parsed, int most) {
    this.parsed = parsed;
    this.most = most;
  }

  static Stream<String> over(int most, Source source) {
    Parsed parsed = Parsed.of(source);
    var found = Stream.<String>builder();
    new LongMethods(parsed, most).scan(parsed.unit(), found);
    return found.build();
  }

  @Override
  public Void visitMethod(MethodTree method, Stream.Builder<String> found) {
    long outside = inSwitches;
    inSwitches = 0;
    super.visitMethod(method, found);
    long length = linesOf(method) - inSwitches;
    if (length > most) {
      found.add("the method %s has %d lines".formatted(method.getName(), length));
    }
    inSwitches = outside;
    return null;
  }

  @Override
  public Void visitSwitchExpression(SwitchExpressionTree table, Stream.Builder<String> found) {
    return leaveOut(table, table.getCases()) ? null : super.visitSwitchExpression(table, found);
  }

  @Override
  public Void visitSwitch(SwitchTree table, Stream.Builder<String> found) {
    return leaveOut(table, table.getCases()) ? null : super.visitSwitch(table, found);
  }

  private boolean leaveOut(Tree table, List<? extends CaseTree> cases) {
    boolean namesEveryCase =
        cases.stream()
            .flatMap(one -> one.getLabels().stream())
            .noneMatch(DefaultCaseLabelTree.class::isInstance);
    inSwitches += namesEveryCase ? linesOf(table) - 1 : 0;
    return namesEveryCase;
  }

  private long linesOf(Tree tree) {
    var positions = parsed.trees().getSourcePositions();
    var lines = parsed.unit().getLineMap();
    long start = positions.getStartPosition(parsed.unit(), tree);
    long end = positions.getEndPosition(parsed.unit(), tree);
    return lines.getLineNumber(end - 1) - lines.getLineNumber(start) + 1;
  }
}
