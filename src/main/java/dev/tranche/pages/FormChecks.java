package dev.tranche.pages;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Asks for the token of every form before its handler sees it. */
@Configuration(proxyBeanMethods = false)
class FormChecks implements WebMvcConfigurer {

  private final FormTokens tokens;

  FormChecks(FormTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(tokens);
  }
}
