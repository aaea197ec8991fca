package dev.tranche;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts Tranche: the log, the views and the pages in one process. */
@SpringBootApplication
public class TrancheApplication {

  static void main(String[] args) {
    SpringApplication.run(TrancheApplication.class, args);
  }
}
