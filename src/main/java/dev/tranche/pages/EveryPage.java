package dev.tranche.pages;

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

  EveryPage(DateBar dates, Assets.Files files) {
    this.dates = dates;
    this.files = files;
  }

  @ModelAttribute("files")
  Assets.Files files() {
    return files;
  }

  @ModelAttribute("at")
  At at(HttpServletRequest request) {
    return dates.at(request);
  }

  @ModelAttribute("f")
  Formats formats() {
    return Formats.INSTANCE;
  }
}
