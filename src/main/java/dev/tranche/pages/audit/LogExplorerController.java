package dev.tranche.pages.audit;

import dev.tranche.audit.Days;
import dev.tranche.audit.EventFilter;
import dev.tranche.audit.History;
import dev.tranche.audit.History.Page;
import dev.tranche.audit.History.Window;
import dev.tranche.audit.web.AskedEvents;
import dev.tranche.log.EventNames;
import dev.tranche.pages.At;
import dev.tranche.statement.BadQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/**
 * The log, event by event. On other days than today it shows only what had happened by the one and
 * was known on the other.
 */
@Controller
class LogExplorerController {

  private static final int EVENTS_PER_PAGE = 50;
  private static final String NEWEST = "newest";
  private static final String OLDEST = "oldest";
  private static final AskedEvents NOTHING =
      new AskedEvents(null, null, null, null, null, null, null, null, null, null, null);

  private final History history;
  private final EventNames names;
  private final LogHead heads;
  private final ObjectWriter json;

  LogExplorerController(History history, EventNames names, LogHead heads, JsonMapper json) {
    this.history = history;
    this.names = names;
    this.heads = heads;
    this.json = json.writerWithDefaultPrettyPrinter();
  }

  /** A field that was left empty asks for nothing. */
  @InitBinder("asked")
  void emptyIsNothing(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  @GetMapping("/audit")
  String log(
      @ModelAttribute("at") At at,
      @ModelAttribute("asked") AskedEvents asked,
      @RequestParam(required = false) @Nullable Long from,
      @RequestParam(defaultValue = NEWEST) String order,
      Model model,
      HttpServletResponse response) {
    LogHead.End kept = heads.now();
    model.addAttribute("kept", kept);
    model.addAttribute("kinds", names.revisions().keySet());
    model.addAttribute("newestFirst", order.equals(NEWEST));
    model.addAttribute("begun", from != null);
    model.addAttribute("filtered", !asked.equals(NOTHING));
    try {
      Window window = window(from, order, kept.head().position());
      Page page = history.page(asked.ofStream(), filter(asked, at), window);
      model.addAttribute("page", page);
      model.addAttribute(
          "events", page.events().stream().map(each -> LoggedEvent.of(each, json)).toList());
    } catch (BadQuery e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("mistake", e);
    }
    return "audit/log";
  }

  private static Window window(@Nullable Long from, String order, long end) {
    if (from != null && from < 0) {
      throw new BadQuery("from", "A position is a whole number from 0 on.");
    }
    return switch (order) {
      case NEWEST ->
          new Window(from == null ? end - 1 : Math.min(from, end - 1), EVENTS_PER_PAGE, true);
      case OLDEST -> new Window(from == null ? 0 : from, EVENTS_PER_PAGE, false);
      default -> throw new BadQuery("order", "The order is newest or oldest.");
    };
  }

  private EventFilter filter(AskedEvents asked, At at) {
    EventFilter filter = asked.filter(names);
    if (at.isToday()) {
      return filter;
    }
    LocalDate knownOn = at.viewpoint().knownOn();
    return new EventFilter(
        filter.kinds(),
        filter.source(),
        filter.recorder(),
        until(filter.effective(), at.asOf()),
        at.isByRecording() ? filter.reported() : until(filter.reported(), knownOn),
        at.isByRecording() ? until(filter.recorded(), knownOn) : filter.recorded());
  }

  private static Days until(Days days, LocalDate last) {
    return days.to() != null && days.to().isBefore(last) ? days : new Days(days.from(), last);
  }
}
