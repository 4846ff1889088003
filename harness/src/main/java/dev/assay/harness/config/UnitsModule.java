package dev.assay.harness.config;

import java.time.Duration;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.module.SimpleModule;

/** Lets {@link Duration} be read in the form of {@link Durations}; the other values with units know their own form. */
final class UnitsModule extends SimpleModule {
    private static final long serialVersionUID = 1L;

    UnitsModule() {
        addDeserializer(Duration.class, new DurationDeserializer());
    }

    private static final class DurationDeserializer extends StdScalarDeserializer<Duration> {
        DurationDeserializer() {
            super(Duration.class);
        }

        @Override
        public Duration deserialize(JsonParser parser, DeserializationContext context) {
            try {
                return Durations.parse(parser.getString());
            } catch (IllegalArgumentException e) {
                throw ValueInstantiationException.from(
                        parser, e.getMessage(), context.constructType(Duration.class), e);
            }
        }
    }
}
