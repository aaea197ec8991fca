package dev.tranche.framework.processing;

import dev.tranche.framework.FrameworkEvent;
import dev.tranche.framework.FrameworkView;
import dev.tranche.view.Fold;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of framework agreements: one {@link FrameworkView} each. */
@Configuration(proxyBeanMethods = false)
public class StoredFrameworks {

  private static final int SHAPE = 4;
  private static final View<FrameworkView, FrameworkEvent> VIEW =
      new View<>("framework", SHAPE, new FrameworkFold());

  /** What the view is, for who folds without a database. */
  public static View<?, FrameworkEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<FrameworkView, FrameworkEvent> frameworkDocuments(ViewFactory views) {
    return views.open(VIEW);
  }

  /** {@link FrameworkView} as the fold of a view. */
  private static final class FrameworkFold implements Fold<FrameworkView, FrameworkEvent> {

    @Override
    public Class<FrameworkView> stateType() {
      return FrameworkView.class;
    }

    @Override
    public Class<FrameworkEvent> eventType() {
      return FrameworkEvent.class;
    }

    @Override
    public FrameworkView initial() {
      return FrameworkView.initial();
    }

    @Override
    public FrameworkView evolve(FrameworkView view, FrameworkEvent event) {
      return FrameworkView.evolve(view, event);
    }
  }
}
