package dev.tranche.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.VersionResourceResolver;

/**
 * Serves styles and scripts of the pages, and no other file, under names that carry a hash of their
 * content: a browser keeps them for a year and never asks again.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebMvcConfigurer {

  private static final Set<String> SERVED =
      Set.of(
          "pages.css",
          "pages.js",
          "live.js",
          "charts.js",
          "icon.svg",
          "htmx.min.js",
          "echarts.common.min.js");

  private static final String[] PLACES = {
    "classpath:/assets/",
    "classpath:/META-INF/resources/webjars/htmx.org/2.0.8/dist/",
    "classpath:/META-INF/resources/_static/echarts/6.0.0/dist/"
  };

  /** The addresses of files, for the templates. */
  record Files(ObjectProvider<ResourceUrlProvider> addresses) {

    /** Of a file by its plain name, as {@code pages.css}. */
    public @Nullable String path(String name) {
      return addresses.getObject().getForLookupPath("/assets/" + name);
    }
  }

  /** There are none where the program runs a command and serves nothing. */
  @Bean
  Files files(ObjectProvider<ResourceUrlProvider> addresses) {
    return new Files(addresses);
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(PLACES)
        .setCacheControl(CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
        .resourceChain(true)
        .addResolver(new VersionResourceResolver().addContentVersionStrategy("/**"))
        .addResolver(new Named());
  }

  private static final class Named extends PathResourceResolver {

    @Override
    protected @Nullable Resource getResource(String path, Resource place) throws IOException {
      return SERVED.contains(path) ? super.getResource(path, place) : null;
    }
  }
}
