package dev.tranche.pages.audit;

import dev.tranche.log.CommitLog;
import dev.tranche.pages.At;
import dev.tranche.proof.tree.Checkpoints;
import dev.tranche.statement.BadQuery;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Whether the log is still what it was. */
@Controller
class VerificationPageController {

  private static final String PAGE = "/audit/verification";

  /** A short log is verified in less, and then nobody has to look again. */
  private static final long PATIENCE_MILLIS = 500;

  private final Verifications verifications;
  private final Checkpoints checkpoints;
  private final CommitLog log;

  VerificationPageController(Verifications verifications, Checkpoints checkpoints, CommitLog log) {
    this.verifications = verifications;
    this.checkpoints = checkpoints;
    this.log = log;
  }

  @GetMapping(PAGE)
  ModelAndView verification(@RequestParam(required = false) @Nullable Long run) {
    return run == null
        ? page("")
        : page("")
            .addObject(
                "run",
                verifications
                    .find(run)
                    .orElseThrow(
                        () ->
                            new ResponseStatusException(
                                HttpStatus.NOT_FOUND,
                                "That verification is not remembered any more; verify again.")));
  }

  @PostMapping(PAGE)
  ModelAndView verify(
      @ModelAttribute("at") At at, @RequestParam(name = "kept", defaultValue = "") String pasted)
      throws InterruptedException {
    Kept kept;
    try {
      kept = Kept.read(pasted, checkpoints);
    } catch (BadQuery e) {
      return refused(HttpStatus.UNPROCESSABLE_CONTENT, pasted, String.valueOf(e.getMessage()));
    }
    Optional<VerificationRun> run = verifications.start(kept);
    if (run.isEmpty()) {
      return refused(
          HttpStatus.CONFLICT,
          pasted,
          "Another verification reads the log now. Wait until it has ended.");
    }
    run.get().awaitEnd(PATIENCE_MILLIS);
    return new ModelAndView("redirect:" + at.link(PAGE, "run", run.get().number()));
  }

  private ModelAndView refused(HttpStatus status, String pasted, String words) {
    ModelAndView page = page(pasted).addObject("mistake", words);
    page.setStatus(status);
    return page;
  }

  private ModelAndView page(String pasted) {
    return new ModelAndView("audit/verification")
        .addObject("pasted", pasted)
        .addObject("most", Kept.MOST_CHARACTERS)
        .addObject("head", log.head())
        .addObject("last", verifications.last());
  }
}
