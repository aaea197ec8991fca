package dev.tranche.pages;

import dev.tranche.testing.RunningTranche;
import dev.tranche.testing.SharedTranche;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the browser and the program that all tests of the pages share, and skips it, saying
 * so, where there is no Chromium.
 */
final class InTheBrowser implements ExecutionCondition, ParameterResolver, BeforeAllCallback {

  private static final Namespace OURS = Namespace.create(InTheBrowser.class);

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Looked.chromium().isPresent()
        ? ConditionEvaluationResult.enabled("Chromium is there.")
        : ConditionEvaluationResult.disabled(
            "Skipped: no Chromium on the path, so nobody has looked at the pages.");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    looked(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Looked.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return looked(context);
  }

  private static Looked looked(ExtensionContext context) {
    RunningTranche seeded = SharedTranche.seeded(context);
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, OURS)
        .computeIfAbsent(
            Looked.class, _ -> new Looked(Looked.chromium().orElseThrow(), seeded), Looked.class);
  }
}
