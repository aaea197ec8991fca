package dev.tranche.web;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The bare address leads to the description of what can be stated and asked. */
@Controller
@Hidden
class Start {

  @GetMapping("/")
  String start() {
    return "redirect:/swagger-ui.html";
  }
}
