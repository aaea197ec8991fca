package dev.tranche.testing;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the program with the facts of {@code seeds/} when a test first asks for it, and closes it
 * after the last test of the process.
 */
public final class SharedTranche implements ParameterResolver {

  private static final Namespace OURS = Namespace.create(SharedTranche.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.isAnnotated(Seeded.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return seeded(context);
  }

  /** The shared program, for other extensions. */
  public static RunningTranche seeded(ExtensionContext context) {
    return context
        .getStore(StoreScope.LAUNCHER_SESSION, OURS)
        .computeIfAbsent(RunningTranche.class, _ -> start(), RunningTranche.class);
  }

  /** Nothing is recorded any more by the program itself once its views have caught up. */
  private static RunningTranche start() {
    RunningTranche tranche = RunningTranche.withSeeds(Path.of("seeds"));
    tranche.settle();
    return tranche;
  }
}
