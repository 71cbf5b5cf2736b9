package org.torrust.deployer.api.json;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.torrust.deployer.api.configuration.LxdSettings;
import org.torrust.deployer.api.configuration.MultipassSettings;
import org.torrust.deployer.api.configuration.ProviderSettings;
import org.torrust.deployer.api.configuration.SimulatedSettings;
import org.torrust.deployer.api.configuration.SocketBinding;
import org.torrust.deployer.api.configuration.SshHostSettings;
import org.torrust.deployer.api.environment.EnvironmentName;
import org.torrust.deployer.api.environment.State;
import org.torrust.deployer.api.operation.OperationId;
import org.torrust.deployer.api.operation.OperationKind;
import org.torrust.deployer.api.operation.OperationOption;
import org.torrust.deployer.api.operation.Phase;
import org.torrust.deployer.api.operation.Step;

/** Writes the language under stable words: names and ids as plain text, sealed types by a word that outlives their classes. */
public final class LanguageJson {

    private LanguageJson() {}

    /**
     * A new mapper. It leaves nulls out, writes times as ISO 8601, and refuses properties it does not know, so that what
     * a newer release wrote is never half understood.
     */
    public static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .registerModule(words())
                .addMixIn(ProviderSettings.class, ProviderWords.class)
                .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
                .setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    private static SimpleModule words() {
        var module = new SimpleModule("words");
        word(module, EnvironmentName.class, EnvironmentName::value, EnvironmentName::new);
        word(module, OperationId.class, OperationId::value, OperationId::new);
        word(module, SocketBinding.class, SocketBinding::toString, SocketBinding::parse);
        choice(module, Step.class, Step::word);
        choice(module, Phase.class, Phase::word);
        choice(module, OperationKind.class, OperationKind::word);
        choice(module, OperationOption.class, OperationOption::word);
        choice(module, State.class, State::word);
        return module;
    }

    private static <E extends Enum<E>> void choice(SimpleModule module, Class<E> type, Function<E, String> word) {
        var constants = Arrays.stream(type.getEnumConstants()).collect(Collectors.toMap(word, Function.<E>identity()));
        word(module, type, word, text -> {
            var constant = constants.get(text);
            if (constant == null) {
                throw new IllegalArgumentException("'%s' is not known here".formatted(text));
            }
            return constant;
        });
    }

    private static <T> void word(
            SimpleModule module, Class<T> type, Function<T, String> write, Function<String, T> read) {
        module.addSerializer(type, new WordWriter<>(type, write));
        module.addDeserializer(type, new WordReader<>(read));
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LxdSettings.class, name = "lxd"),
        @JsonSubTypes.Type(value = MultipassSettings.class, name = "multipass"),
        @JsonSubTypes.Type(value = SshHostSettings.class, name = "ssh"),
        @JsonSubTypes.Type(value = SimulatedSettings.class, name = "simulated")
    })
    private interface ProviderWords {}

    private static final class WordWriter<T> extends StdScalarSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient Function<T, String> write;

        WordWriter(Class<T> type, Function<T, String> write) {
            super(type);
            this.write = write;
        }

        @Override
        public void serialize(
                T value,
                com.fasterxml.jackson.core.JsonGenerator json,
                com.fasterxml.jackson.databind.SerializerProvider provider)
                throws IOException {
            json.writeString(write.apply(value));
        }
    }

    private static final class WordReader<T> extends JsonDeserializer<T> {
        private final Function<String, T> read;

        WordReader(Function<String, T> read) {
            this.read = read;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
            try {
                return read.apply(json.getValueAsString(""));
            } catch (IllegalArgumentException e) {
                throw context.weirdStringException(json.getText(), handledType(), e.getMessage());
            }
        }

        @Override
        public Class<?> handledType() {
            return Object.class;
        }
    }
}
