package dev.tranche.pages;

import dev.tranche.fact.Viewpoint;
import dev.tranche.web.CaughtUp;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/**
 * Gives every page its two days, {@code at}, the words for what it shows, {@code f}, and the
 * addresses of its {@code files}.
 */
@ControllerAdvice(basePackageClasses = EveryPage.class)
class EveryPage {

  private final DateBar dates;
  private final Assets.Files files;
  private final CaughtUp views;

  EveryPage(DateBar dates, Assets.Files files, CaughtUp views) {
    this.dates = dates;
    this.files = files;
    this.views = views;
  }

  @ModelAttribute("files")
  Assets.Files files() {
    return files;
  }

  @ModelAttribute("at")
  At at(Viewpoint viewpoint, HttpServletRequest request) {
    return dates.at(viewpoint, request);
  }

  /** Up to where the page shows the book at least; what comes later, an open window is told of. */
  @ModelAttribute("followed")
  long followed() {
    return views.followed();
  }

  @ModelAttribute("f")
  Formats formats() {
    return Formats.INSTANCE;
  }
}
