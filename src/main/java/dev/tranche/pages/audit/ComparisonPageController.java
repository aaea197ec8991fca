package dev.tranche.pages.audit;

import dev.tranche.audit.BookComparison;
import dev.tranche.audit.BookComparison.Result;
import dev.tranche.audit.web.LaterPicture;
import dev.tranche.fact.Viewpoint;
import dev.tranche.fact.Viewpoint.Basis;
import dev.tranche.pages.At;
import dev.tranche.statement.BadQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.propertyeditors.StringTrimmerEditor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** Two pictures of the order book beside each other: that of the date bar, and a later one. */
@Controller
class ComparisonPageController {

  private static final int CONTRACTS_PER_PAGE = 20;

  private final BookComparison comparison;

  ComparisonPageController(BookComparison comparison) {
    this.comparison = comparison;
  }

  /** A day that was left empty is today. */
  @InitBinder("later")
  void emptyIsNothing(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new StringTrimmerEditor(true));
  }

  @GetMapping("/audit/comparison")
  String comparison(
      @ModelAttribute("at") At at,
      @ModelAttribute("later") LaterPicture later,
      @RequestParam(defaultValue = "") String from,
      Model model,
      HttpServletRequest request,
      HttpServletResponse response) {
    boolean recorded = "recorded".equals(request.getParameter("basis"));
    model.addAttribute("pairs", Pairs.near(at));
    model.addAttribute("recorded", recorded);
    try {
      Viewpoint after = later.viewpoint(at.today(), recorded ? Basis.RECORDED : Basis.REPORTED);
      At then = Pairs.seenFrom(at, after);
      model.addAttribute("then", then);
      if (!at.viewpoint().equals(after)) {
        Result result = comparison.compare(at.viewpoint(), after, from, CONTRACTS_PER_PAGE);
        model.addAttribute("change", new BookChange(result, from.isEmpty()));
      }
    } catch (BadQuery e) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      model.addAttribute("mistake", e);
    }
    return "audit/comparison";
  }
}
