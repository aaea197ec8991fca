package dev.tranche.pages.record;

import dev.tranche.fact.Party;
import dev.tranche.fact.UnknownReference;
import dev.tranche.statement.Receipt;
import dev.tranche.web.OpenParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** The form of each command: opened, filled in with the help of buttons, and recorded. */
@Controller
class FormController implements OpenParameters {

  private static final String ADD = "add";
  private static final String REMOVE = "remove";
  private static final String CHECK = "check";
  private static final String KEY = "key";
  private static final String VERSION = "version";

  private static final List<Party> STATES =
      Arrays.stream(Locale.getISOCountries()).map(Party::of).toList();

  private final LogReader log;
  private final RecordingDesk desk;

  FormController(LogReader log, RecordingDesk desk) {
    this.log = log;
    this.desk = desk;
  }

  /** An address may fill in the form. */
  @Override
  public Set<String> parameters(Map<String, String> path) {
    return Forms.named(path.getOrDefault("command", "")).map(Form::parameters).orElse(Set.of());
  }

  @GetMapping("/record/{command}")
  ModelAndView open(
      @PathVariable String command,
      @RequestParam(defaultValue = "false") boolean all,
      @RequestParam MultiValueMap<String, String> parameters) {
    Form form = form(command);
    Map<String, String> given = parameters.toSingleValueMap();
    String reference = given.getOrDefault(form.about().parameter(), "").strip();
    if (reference.isEmpty() && !form.opens()) {
      return new ModelAndView("record/which")
          .addObject("form", form)
          .addObject("lately", log.lately(form.about()));
    }
    Subject subject = log.subject(form.about(), reference);
    int most = all ? Sheet.MOST_ROWS : Layout.SHORT;
    Sheet sheet = Sheet.of(Known.of(subject).written(form.command(), most)).with(given);
    return page(Opened.of(form, subject, !reference.isEmpty(), sheet), HttpStatus.OK);
  }

  @PostMapping("/record/{command}")
  ModelAndView send(
      @PathVariable String command,
      @RequestParam MultiValueMap<String, String> parameters,
      WebRequest request) {
    Form form = form(command);
    Map<String, String> sent = parameters.toSingleValueMap();
    String fixed = sent.getOrDefault(form.about().parameter(), "").strip();
    Sheet sheet = Sheet.of(sent);
    String reference = fixed.isEmpty() ? sheet.text("reference") : fixed;
    Opened opened =
        Opened.of(form, log.subject(form.about(), reference), !fixed.isEmpty(), sheet)
            .sentAs(key(sent), version(sent));
    if (sent.containsKey(ADD)) {
      return page(added(opened, sent.get(ADD)), HttpStatus.OK);
    }
    if (sent.containsKey(REMOVE)) {
      return page(opened.with(sheet.without(sent.get(REMOVE)), ""), HttpStatus.OK);
    }
    Opened compact = opened.with(sheet.compact(), "");
    RecordingDesk.Answer answer =
        sent.containsKey(CHECK) ? desk.check(compact, request) : desk.record(compact, request);
    return answer.receipt() == null
        ? page(answer.opened(), answer.status())
        : recorded(form, answer.receipt());
  }

  /** To the page of what was recorded, which waits until it shows that. */
  private static ModelAndView recorded(Form form, Receipt receipt) {
    RedirectView page =
        new RedirectView(
            "%s?recorded=%d"
                .formatted(form.about().pageOf(receipt.reference()), receipt.position()));
    page.setStatusCode(HttpStatus.SEE_OTHER);
    page.setExposeModelAttributes(false);
    return new ModelAndView(page);
  }

  private ModelAndView page(Opened opened, HttpStatus status) {
    if (!opened.form().opens() && !opened.subject().isInBook()) {
      throw new UnknownReference(opened.form().about().kind(), opened.subject().reference());
    }
    ModelAndView page = new ModelAndView("record/form");
    page.setStatus(status);
    return page.addObject("opened", opened.offering(log.sources()))
        .addObject("form", opened.form())
        .addObject("states", STATES);
  }

  private static Opened added(Opened opened, String list) {
    return opened.form().fields().stream()
        .filter(field -> field.kind() == Field.Kind.ROWS && field.name().equals(list))
        .findFirst()
        .map(
            field -> {
              int rows = Math.max(1, opened.sheet().rows(list));
              Sheet first =
                  opened.sheet().rows(list) == 0 ? opened.sheet().withRow(field) : opened.sheet();
              return opened.with(first.withRow(field), "%s[%d]".formatted(list, rows));
            })
        .orElse(opened);
  }

  private static String key(Map<String, String> sent) {
    String key = sent.getOrDefault(KEY, "");
    return key.isBlank() ? UUID.randomUUID().toString() : key;
  }

  private static long version(Map<String, String> sent) {
    String version = sent.getOrDefault(VERSION, "");
    return version.matches("-1|\\d{1,18}") ? Long.parseLong(version) : Opened.UNSEEN;
  }

  private static Form form(String name) {
    return Forms.named(name)
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.NOT_FOUND, "There is no form called '%s'.".formatted(name)));
  }
}
