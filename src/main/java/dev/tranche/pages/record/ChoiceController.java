package dev.tranche.pages.record;

import dev.tranche.contract.Admission;
import dev.tranche.contract.ContractCommand;
import dev.tranche.contract.ContractState;
import dev.tranche.contract.web.UnknownReference;
import dev.tranche.pages.record.Form.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** What can be recorded: of everything, or of one contract as it stands. */
@Controller
class ChoiceController {

  /** The forms of one phase. */
  record Group(Phase phase, List<Form> forms) {}

  /** A form that a contract does not admit now, and why. */
  record Barred(Form form, String reason) {}

  private final LogReader log;

  ChoiceController(LogReader log) {
    this.log = log;
  }

  @GetMapping("/record")
  ModelAndView choose(@RequestParam(required = false) @Nullable String contract) {
    return contract == null || contract.isBlank()
        ? new ModelAndView("record/choose").addObject("groups", groups(Forms.ALL))
        : chooseFor(contract.strip());
  }

  private ModelAndView chooseFor(String reference) {
    Subject subject = log.subject(About.CONTRACT, reference);
    if (!subject.isInBook()) {
      throw new UnknownReference(About.CONTRACT.noun(), reference);
    }
    Optional<ContractState> state = subject.contract();
    List<Form> forms = Forms.ALL.stream().filter(form -> form.about() == About.CONTRACT).toList();
    List<Barred> barred =
        forms.stream().flatMap(form -> barred(form, reference, state).stream()).toList();
    List<Form> open =
        forms.stream()
            .filter(form -> barred.stream().noneMatch(each -> each.form().equals(form)))
            .toList();
    return new ModelAndView("record/choose")
        .addObject("contract", reference)
        .addObject("state", state.map(ContractState::inWords).orElse("not readable"))
        .addObject("groups", groups(open))
        .addObject("barred", barred);
  }

  private static Optional<Barred> barred(
      Form form, String reference, Optional<ContractState> state) {
    return state
        .flatMap(
            known ->
                Admission.refusal(
                    known, reference, form.command().asSubclass(ContractCommand.class)))
        .map(reason -> new Barred(form, reason));
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
