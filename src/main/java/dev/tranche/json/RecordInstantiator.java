package dev.tranche.json;

import static java.lang.invoke.MethodType.methodType;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.introspect.AnnotatedWithParams;

/**
 * Makes a record of its components by a handle that takes them as one array. Jackson's own call
 * fits a handle to the array anew each time, which costs as much as reading the JSON's text.
 */
final class RecordInstantiator extends StdValueInstantiator {

  private final @Nullable MethodHandle creator;

  private RecordInstantiator(StdValueInstantiator usual, @Nullable AnnotatedWithParams creator) {
    super(usual);
    this.creator = creator == null ? null : taking(creator);
  }

  /** Usual but for speed; as usual altogether where components are not what a record is made of. */
  static StdValueInstantiator of(StdValueInstantiator usual) {
    return new RecordInstantiator(usual, usual.getWithArgsCreator());
  }

  private static @Nullable MethodHandle taking(AnnotatedWithParams creator) {
    AnnotatedElement member = creator.getAnnotated();
    try {
      MethodHandle handle =
          switch (member) {
            case Constructor<?> constructor when constructor.trySetAccessible() ->
                MethodHandles.lookup().unreflectConstructor(constructor);
            case Method factory when factory.trySetAccessible() ->
                MethodHandles.lookup().unreflect(factory);
            default -> null;
          };
      return handle == null
          ? null
          : handle
              .asFixedArity()
              .asSpreader(Object[].class, creator.getParameterCount())
              .asType(methodType(Object.class, Object[].class));
    } catch (IllegalAccessException _) {
      return null; // Jackson will say what it thinks of it
    }
  }

  @Override
  public Object createFromObjectWith(
      DeserializationContext context, @Nullable Object[] components) {
    if (creator == null) {
      return super.createFromObjectWith(context, components);
    }
    try {
      return creator.invokeExact(components);
    } catch (Error e) {
      throw e;
    } catch (Throwable refusal) { // whatever a constructor throws, in Jackson's words
      return context.handleInstantiationProblem(
          _valueClass, components, rewrapCtorProblem(context, refusal));
    }
  }
}
