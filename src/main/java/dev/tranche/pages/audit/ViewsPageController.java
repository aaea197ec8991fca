package dev.tranche.pages.audit;

import dev.tranche.audit.DeadLetters;
import dev.tranche.audit.Views;
import dev.tranche.pages.At;
import dev.tranche.statement.BadQuery;
import dev.tranche.view.RebuildRefused;
import dev.tranche.view.Rebuilds;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** How far the views are, and what is done with their generations and dead letters. */
@Controller
class ViewsPageController {

  private static final String PAGE = "/audit/views";
  private static final int MOST_LETTERS = 20;

  private final Views views;
  private final Rebuilds rebuilds;
  private final DeadLetters letters;

  ViewsPageController(Views views, Rebuilds rebuilds, DeadLetters letters) {
    this.views = views;
    this.rebuilds = rebuilds;
    this.letters = letters;
  }

  /** The views; where a stream was just tried again, also what became of it. */
  @GetMapping(PAGE)
  ModelAndView views(
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(required = false) @Nullable String tried) {
    ModelAndView page = page();
    if (of != null && tried != null && rebuilds.views().contains(of)) {
      boolean heldUp =
          letters.of(of, Integer.MAX_VALUE).stream().anyMatch(each -> each.stream().equals(tried));
      page.addObject(
          "done",
          heldUp
              ? "%s was tried again and is still held up.".formatted(tried)
              : "%s was tried again: nothing of it waits any more.".formatted(tried));
    }
    return page;
  }

  @PostMapping(PAGE)
  ModelAndView act(
      @ModelAttribute("at") At at,
      @RequestParam("do") String deed,
      @RequestParam(required = false) @Nullable String of,
      @RequestParam(required = false) @Nullable Integer generation,
      @RequestParam(required = false) @Nullable String stream) {
    try {
      act(deed, of, generation, stream);
    } catch (RebuildRefused e) {
      return refused(HttpStatus.CONFLICT, e);
    } catch (NoSuchElementException e) {
      return refused(HttpStatus.NOT_FOUND, e);
    }
    String address =
        deed.equals("retry") ? at.link(PAGE, "of", of, "tried", stream) : at.link(PAGE);
    return new ModelAndView("redirect:" + address + (of == null ? "" : "#" + of));
  }

  private void act(
      String deed, @Nullable String of, @Nullable Integer generation, @Nullable String stream) {
    switch (deed) {
      case "build" -> rebuilds.start(of == null ? rebuilds.views() : List.of(of), true);
      case "build-and-switch" -> rebuilds.start(of == null ? rebuilds.views() : List.of(of), false);
      case "cancel" -> rebuilds.cancel(given("of", of));
      case "read" -> rebuilds.read(given("of", of), given("generation", generation));
      case "drop" -> rebuilds.drop(given("of", of), given("generation", generation));
      case "retry" -> letters.retry(given("of", of), given("stream", stream));
      case "discard" -> letters.discard(given("of", of), given("stream", stream));
      default -> throw new BadQuery("do", "'%s' is nothing that can be done.".formatted(deed));
    }
  }

  private static <T> T given(String name, @Nullable T value) {
    if (value == null) {
      throw new BadQuery(name, "The form lacks its field '%s'.".formatted(name));
    }
    return value;
  }

  private ModelAndView refused(HttpStatus status, RuntimeException why) {
    ModelAndView page = page().addObject("mistake", String.valueOf(why.getMessage()));
    page.setStatus(status);
    return page;
  }

  private ModelAndView page() {
    List<ViewShown> shown =
        views.all().stream().map(view -> ViewShown.of(view, views, letters, MOST_LETTERS)).toList();
    return new ModelAndView("audit/views")
        .addObject("views", shown)
        .addObject("headline", ViewShown.headline(shown))
        .addObject("busy", shown.stream().anyMatch(ViewShown::isBusy));
  }
}
