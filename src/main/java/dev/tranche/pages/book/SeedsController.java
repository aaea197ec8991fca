package dev.tranche.pages.book;

import dev.tranche.intake.SeedReport;
import dev.tranche.intake.Seeds;
import dev.tranche.pages.At;
import dev.tranche.web.CaughtUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/** Loads the facts that come with the program, for who finds an empty book. */
@Controller
class SeedsController {

  private static final String DEFAULT = "seeds";
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Seeds seeds;
  private final CaughtUp views;
  private final Path folder;

  SeedsController(
      Seeds seeds, CaughtUp views, @Value("${tranche.seeds:" + DEFAULT + "}") String folder) {
    this.seeds = seeds;
    this.views = views;
    this.folder = Path.of(folder.isBlank() ? DEFAULT : folder);
  }

  /** To look at other days after a load that failed leads to the book. */
  @GetMapping("/seeds")
  String look(@ModelAttribute("at") At at) {
    return "redirect:" + at.link("/");
  }

  @PostMapping("/seeds")
  String load(Model page) throws IOException {
    page.addAttribute("begun", views.head().isPresent());
    if (!Files.isDirectory(folder)) {
      page.addAttribute("missing", folder.toAbsolutePath().toString());
      return "book/empty";
    }
    SeedReport report = seeds.load(List.of(folder), _ -> {});
    views.head().ifPresent(head -> views.awaitPassed(head, PATIENCE));
    if (!report.mistakes().isEmpty()) {
      page.addAttribute("begun", views.head().isPresent());
      page.addAttribute("report", report);
      return "book/empty";
    }
    return "redirect:/";
  }
}
