package dev.tranche.pages.record;

import dev.tranche.fact.UnknownReference;
import dev.tranche.pages.record.Form.Phase;
import dev.tranche.web.OpenParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What can be recorded: of everything, or of one contract, framework or figure as it stands. */
@Controller
class ChoiceController implements OpenParameters {

  /** The forms of one phase. */
  record Group(Phase phase, List<Form> forms) {}

  /** A form that does not fit now, and why. */
  record Barred(Form form, String reason) {}

  private final LogReader log;

  ChoiceController(LogReader log) {
    this.log = log;
  }

  @Override
  public Set<String> parameters(Map<String, String> path) {
    return Arrays.stream(About.values()).map(About::parameter).collect(Collectors.toSet());
  }

  @GetMapping("/record")
  ModelAndView choose(@RequestParam Map<String, String> asked) {
    for (About about : About.values()) {
      String reference = asked.getOrDefault(about.parameter(), "").strip();
      if (!reference.isEmpty()) {
        return chooseFor(about, reference);
      }
    }
    return new ModelAndView("record/choose").addObject("groups", groups(Forms.ALL));
  }

  private ModelAndView chooseFor(About about, String reference) {
    Subject subject = log.subject(about, reference);
    if (!subject.isInBook()) {
      throw new UnknownReference(about.kind(), reference);
    }
    List<Form> forms = Forms.ALL.stream().filter(form -> form.about() == about).toList();
    List<Barred> barred =
        forms.stream()
            .flatMap(form -> subject.refusal(form).map(reason -> new Barred(form, reason)).stream())
            .toList();
    List<Form> open =
        forms.stream()
            .filter(form -> barred.stream().noneMatch(each -> each.form().equals(form)))
            .toList();
    return new ModelAndView("record/choose")
        .addObject("about", about)
        .addObject("reference", reference)
        .addObject("state", subject.inWords())
        .addObject("groups", groups(open))
        .addObject("barred", barred);
  }

  private static List<Group> groups(List<Form> forms) {
    return Arrays.stream(Phase.values())
        .map(
            phase ->
                new Group(phase, forms.stream().filter(form -> form.phase() == phase).toList()))
        .filter(group -> !group.forms().isEmpty())
        .toList();
  }
}
