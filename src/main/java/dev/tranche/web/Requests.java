package dev.tranche.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts what every question may carry in front of the features that answer it. */
@Configuration(proxyBeanMethods = false)
class Requests implements WebMvcConfigurer {

  private final Viewpoints viewpoints;
  private final AtLeast atLeast;
  private final OneSnapshot oneSnapshot;

  Requests(Viewpoints viewpoints, AtLeast atLeast, OneSnapshot oneSnapshot) {
    this.viewpoints = viewpoints;
    this.atLeast = atLeast;
    this.oneSnapshot = oneSnapshot;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(viewpoints);
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(oneSnapshot);
    interceptors.addInterceptor(atLeast).addPathPatterns("/api/**");
  }
}
