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
class StoredFigures {

  private static final int SHAPE = 3;

  @Bean
  ViewDocuments<Kept, FigureEvent> figureDocuments(ViewFactory views) {
    return views.open(new View<>("figure", SHAPE, new FigureFold()));
  }
}
