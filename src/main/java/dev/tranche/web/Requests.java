package dev.tranche.web;

import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverters.ServerBuilder;
import org.springframework.http.converter.yaml.JacksonYamlHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts what every question may carry in front of the features that answer it. */
@Configuration(proxyBeanMethods = false)
class Requests implements WebMvcConfigurer {

  private final Viewpoints viewpoints;
  private final QueryParameters parameters;
  private final AtLeast atLeast;
  private final OneSnapshot oneSnapshot;

  Requests(
      Viewpoints viewpoints, QueryParameters parameters, AtLeast atLeast, OneSnapshot oneSnapshot) {
    this.viewpoints = viewpoints;
    this.parameters = parameters;
    this.atLeast = atLeast;
    this.oneSnapshot = oneSnapshot;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(viewpoints);
  }

  /** Seed files are YAML; what comes over HTTP is JSON, as the description of the API says. */
  @Override
  public void configureMessageConverters(ServerBuilder converters) {
    converters.configureMessageConvertersList(
        all -> all.removeIf(JacksonYamlHttpMessageConverter.class::isInstance));
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(oneSnapshot);
    interceptors.addInterceptor(parameters);
    interceptors.addInterceptor(atLeast).addPathPatterns("/api/**");
  }
}
