package dev.tranche.pages.yard;

import dev.tranche.fact.SubjectKind;
import dev.tranche.fact.UnknownReference;
import dev.tranche.fact.Viewpoint;
import dev.tranche.framework.FrameworkOn;
import dev.tranche.framework.processing.Frameworks;
import dev.tranche.pages.At;
import dev.tranche.pages.Formats;
import dev.tranche.pages.Pager;
import dev.tranche.statement.Paging;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Framework agreements: what they allow, and how much of it is called off. */
@Controller
class FrameworksPage {

  private static final int SIZE = 20;

  private final Frameworks frameworks;
  private final FrameworkSheets sheets;

  FrameworksPage(Frameworks frameworks, FrameworkSheets sheets) {
    this.frameworks = frameworks;
    this.sheets = sheets;
  }

  @GetMapping("/frameworks")
  String list(@RequestParam(defaultValue = "0") int page, Viewpoint viewpoint, Model model) {
    Paging paging = new Paging(page, SIZE);
    List<FrameworkOn> all = frameworks.list(viewpoint);
    long exceeded = all.stream().filter(each -> sheets.isExceeded(each, viewpoint)).count();
    model.addAttribute("headline", headline(all.size(), exceeded));
    model.addAttribute("sheets", sheets.of(paging.of(all), viewpoint));
    model.addAttribute("pager", Pager.of(page, SIZE, all.size()));
    return "yard/frameworks";
  }

  @GetMapping("/frameworks/{reference}")
  String one(
      @PathVariable String reference,
      @RequestParam(defaultValue = "0") int callOffs,
      @RequestParam(defaultValue = "0") int ceilings,
      @ModelAttribute("at") At at,
      Model model) {
    Viewpoint viewpoint = at.viewpoint();
    FrameworkOn framework =
        frameworks
            .find(reference, viewpoint)
            .orElseThrow(() -> new UnknownReference(SubjectKind.FRAMEWORK, reference));
    FrameworkOn now = frameworks.find(reference, Viewpoint.of(at.today())).orElse(framework);
    model.addAttribute("sheet", sheets.of(framework, viewpoint, callOffs, ceilings));
    model.addAttribute("chart", FrameworkChart.of(framework, now, at.asOf(), at.today()));
    return "yard/framework";
  }

  private static String headline(int all, long exceeded) {
    if (all == 0) {
      return "No framework agreement is known";
    }
    String told =
        exceeded == 0
            ? "no ceiling is exceeded"
            : "%s called off beyond its ceiling"
                .formatted(exceeded == 1 ? "one is" : exceeded + " are");
    return "%s: %s".formatted(Formats.INSTANCE.count(all, "framework agreement"), told);
  }
}
