package dev.tranche.web;

import dev.tranche.fact.Viewpoint;
import dev.tranche.statement.BadQuery;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;
import org.springframework.util.ClassUtils;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.ControllerAdviceBean;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A question is answered only where the handler that answers it declares every parameter of its
 * address: a misspelt {@code asof} would otherwise be answered for today. A parameter that takes
 * one value is given once.
 *
 * <p>What a handler declares is read from its signature: its request parameters, the records that
 * it binds, the {@link Viewpoint}, the descriptions of what a map of parameters holds, and the same
 * of the model attributes that are made for it.
 */
@Component
public class QueryParameters implements HandlerInterceptor {

  private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
  private static final Set<String> OF_HTMX = Set.of("org.htmx.cache-buster");
  private static final int LONGEST_QUOTE = 60;

  /** What a handler declares: the names, each with whether it may be given several times. */
  private record Declared(Map<String, Boolean> names, boolean open) {}

  private final ApplicationContext context;
  private final Map<Method, Declared> declared = new ConcurrentHashMap<>();

  QueryParameters(ApplicationContext context) {
    this.context = context;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method
        && request.getDispatcherType() == DispatcherType.REQUEST
        && method.getBeanType().getName().startsWith("dev.tranche.")) {
      MultiValueMap<String, String> given = of(request);
      if (!given.isEmpty()) {
        check(given, known(method, request));
      }
    }
    return true;
  }

  private Map<String, Boolean> known(HandlerMethod method, HttpServletRequest request) {
    Declared all = declared.computeIfAbsent(method.getMethod(), _ -> declared(method));
    Map<String, Boolean> known = new HashMap<>(all.names);
    if (all.open) {
      OpenParameters handler = (OpenParameters) context.getBean(method.getBeanType());
      handler.parameters(variables(request)).forEach(name -> known.put(name, false));
    }
    if (AtLeast.concerns(request)) {
      known.put(AtLeast.PARAMETER, false);
    }
    return known;
  }

  @SuppressWarnings("unchecked") // Spring puts it there so
  private static Map<String, String> variables(HttpServletRequest request) {
    Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    return variables == null ? Map.of() : (Map<String, String>) variables;
  }

  private static void check(MultiValueMap<String, String> given, Map<String, Boolean> known) {
    given.forEach(
        (name, values) -> {
          Boolean several = known.get(name.replaceAll("\\[\\d{1,4}]", "[]"));
          if (several == null && !OF_HTMX.contains(name)) {
            throw new BadQuery(name, unknown(name, known.keySet()));
          }
          if (values.size() > 1 && !Boolean.TRUE.equals(several)) {
            throw new BadQuery(name, "%s can be given once.".formatted(name));
          }
        });
  }

  private static String unknown(String name, Collection<String> known) {
    String quoted = name.length() <= LONGEST_QUOTE ? name : name.substring(0, LONGEST_QUOTE) + "…";
    String instead =
        Nearest.to(name, known)
            .map("write %s"::formatted)
            .orElseGet(
                () ->
                    known.isEmpty()
                        ? "none is known"
                        : "known are " + String.join(", ", known.stream().sorted().toList()));
    return "There is no parameter '%s' here: %s.".formatted(quoted, instead);
  }

  /** What the address of a request carries, and not a form that was sent to it. */
  public static MultiValueMap<String, String> of(HttpServletRequest request) {
    MultiValueMap<String, String> given = new LinkedMultiValueMap<>();
    UriComponentsBuilder.newInstance()
        .query(Objects.requireNonNullElse(request.getQueryString(), ""))
        .build()
        .getQueryParams()
        .forEach((name, values) -> given.addAll(decoded(name), values));
    return given;
  }

  private static String decoded(String name) {
    try {
      return UriUtils.decode(name.replace('+', ' '), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) { // which is refused where it is read
      return name;
    }
  }

  private Declared declared(HandlerMethod handler) {
    Map<String, Boolean> names = new HashMap<>();
    Set<String> made = new HashSet<>();
    for (ControllerAdviceBean advice : ControllerAdviceBean.findAnnotatedBeans(context)) {
      Class<?> type = advice.getBeanType();
      if (type == null || !advice.isApplicableToBeanType(handler.getBeanType())) {
        continue;
      }
      Class<?> own = ClassUtils.getUserClass(type);
      for (Method method : MethodIntrospector.selectMethods(own, QueryParameters::makesModel)) {
        made.add(Objects.requireNonNull(method.getAnnotation(ModelAttribute.class)).value());
        for (int i = 0; i < method.getParameterCount(); i++) {
          declare(new MethodParameter(method, i), Set.of(), names);
        }
      }
    }
    boolean open = false;
    for (MethodParameter parameter : handler.getMethodParameters()) {
      open |= declare(parameter, made, names);
    }
    Parameters described =
        AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), Parameters.class);
    if (described != null) {
      Arrays.stream(described.value())
          .filter(parameter -> parameter.in() == ParameterIn.QUERY)
          .map(Parameter::name)
          .forEach(name -> names.put(name, false));
    }
    return new Declared(names, open && described == null);
  }

  private static boolean makesModel(Method method) {
    return method.isAnnotationPresent(ModelAttribute.class);
  }

  /** Adds what the parameter of a handler reads of the address; whether that can be anything. */
  private static boolean declare(
      MethodParameter parameter, Set<String> made, Map<String, Boolean> names) {
    parameter.initParameterNameDiscovery(NAMES);
    Class<?> type = parameter.getParameterType();
    @Nullable RequestParam one = parameter.getParameterAnnotation(RequestParam.class);
    @Nullable ModelAttribute model = parameter.getParameterAnnotation(ModelAttribute.class);
    if (type == Viewpoint.class) {
      Viewpoints.PARAMETERS.forEach(name -> names.put(name, false));
    } else if (one != null && Map.class.isAssignableFrom(type)) {
      return true;
    } else if (one != null) {
      names.put(name(one, parameter), isSeveral(type));
    } else if (type.isRecord() && (model == null || !made.contains(model.value()))) {
      Arrays.stream(type.getRecordComponents())
          .forEach(part -> names.put(part.getName(), isSeveral(part.getType())));
    }
    return false;
  }

  private static String name(RequestParam one, MethodParameter parameter) {
    return one.name().isEmpty()
        ? Objects.requireNonNull(parameter.getParameterName(), "compiled without its name")
        : one.name();
  }

  private static boolean isSeveral(Class<?> type) {
    return Collection.class.isAssignableFrom(type) || type.isArray();
  }
}
