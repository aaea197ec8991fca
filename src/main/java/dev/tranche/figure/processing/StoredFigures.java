package dev.tranche.figure.processing;

import dev.tranche.figure.FigureEvent;
import dev.tranche.figure.processing.FigureFold.Kept;
import dev.tranche.view.View;
import dev.tranche.view.ViewDocuments;
import dev.tranche.view.ViewFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The view of published figures: one {@link Kept} each. */
@Configuration(proxyBeanMethods = false)
public class StoredFigures {

  private static final int SHAPE = 4;
  private static final View<Kept, FigureEvent> VIEW = new View<>("figure", SHAPE, new FigureFold());

  /** What the view is, for who folds without a database. */
  public static View<?, FigureEvent> view() {
    return VIEW;
  }

  @Bean
  ViewDocuments<Kept, FigureEvent> figureDocuments(ViewFactory views) {
    return views.open(VIEW);
  }
}
