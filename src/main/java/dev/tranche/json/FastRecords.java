package dev.tranche.json;

import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.deser.ValueInstantiator;
import tools.jackson.databind.deser.ValueInstantiators;
import tools.jackson.databind.deser.std.StdValueInstantiator;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads the records, days and instants of a long log in about half the time; what is read, and what
 * is refused in which words, stays as Jackson has it.
 */
public final class FastRecords extends SimpleModule {

  private static final long serialVersionUID = 1L;

  public FastRecords() {
    super("fast-records");
    addDeserializer(LocalDate.class, new Times.OfDays());
    addDeserializer(Instant.class, new Times.OfInstants());
  }

  @Override
  public void setupModule(SetupContext context) {
    super.setupModule(context);
    context.addValueInstantiators(
        new ValueInstantiators.Base() {
          @Override
          public ValueInstantiator modifyValueInstantiator(
              DeserializationConfig config,
              BeanDescription.Supplier described,
              ValueInstantiator usual) {
            return described.getBeanClass().isRecord()
                    && usual.getClass() == StdValueInstantiator.class
                ? RecordInstantiator.of((StdValueInstantiator) usual)
                : usual;
          }
        });
  }
}
