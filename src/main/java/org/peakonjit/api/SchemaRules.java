package org.peakonjit.api;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.peakonjit.api.http.HttpAnswer;
import org.peakonjit.json.Default;
import org.peakonjit.json.EnumNames;
import org.peakonjit.json.Reading;
import org.peakonjit.json.Records;

/**
 * What the description of the API says of our types, for the build alone: constants by their words; a record has each
 * member that is not {@link Nullable}.
 */
@SuppressWarnings("rawtypes")
public class SchemaRules extends ModelResolver {

    /** The records that are read: what they may leave out is said by their constraints. */
    private final Set<Class<?>> read = new HashSet<>();
    /** Those of them that are a request's whole body. */
    private final Set<Class<?>> bodies = new HashSet<>();

    public SchemaRules() {
        super(Json.mapper()
                .copy()
                .setVisibility(PropertyAccessor.ALL, Visibility.NONE)
                .setVisibility(PropertyAccessor.FIELD, Visibility.ANY));
        new ApiApplication()
                .getClasses().stream()
                        .flatMap(resource -> Arrays.stream(resource.getMethods()))
                        .flatMap(method -> Arrays.stream(method.getGenericParameterTypes()))
                        .map(Json.mapper()::constructType)
                        .filter(type -> type.hasRawClass(Reading.class))
                        .forEach(type -> {
                            bodies.add(type.containedType(0).getRawClass());
                            noteRead(type);
                        });
    }

    private void noteRead(JavaType type) {
        type.getBindings().getTypeParameters().forEach(this::noteRead);
        if (type.getRawClass().isRecord() && read.add(type.getRawClass())) {
            for (RecordComponent component : type.getRawClass().getRecordComponents()) {
                noteRead(Json.mapper().constructType(component.getGenericType()));
            }
        }
    }

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && java.isTypeOrSubTypeOf(JsonNode.class)) {
            return new ObjectSchema();
        }
        if (java != null && (java.hasRawClass(Reading.class) || java.isTypeOrSubTypeOf(HttpAnswer.class))) {
            return context.resolve(
                    new AnnotatedType(java.containedType(0)).resolveAsRef(true).components(type.getComponents()));
        }
        Schema schema = super.resolve(type, context, chain);
        if (schema != null && java != null && java.isEnumType()) {
            nameConstants(schema, java.getRawClass().getEnumConstants());
        } else if (schema != null && java != null && java.getRawClass().isRecord()) {
            Schema described = schema.get$ref() == null
                    ? schema
                    : context.getDefinedModels()
                            .get(RefUtils.extractSimpleName(schema.get$ref())
                                    .getLeft()
                                    .toString());
            if (described != null && described.getProperties() != null) {
                demandMembers(described, java.getRawClass());
            }
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void nameConstants(Schema schema, Object[] constants) {
        schema.setEnum(
                Arrays.stream(constants).map(one -> EnumNames.of((Enum<?>) one)).toList());
    }

    private void demandMembers(Schema<?> described, Class<?> type) {
        described.getProperties().values().forEach(SchemaRules::anchorPattern);
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = Records.field(component);
            String name = Records.name(field);
            Schema<?> member = described.getProperties().get(name);
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (member != null && read.contains(type)) {
                sayHowToWrite(described, name, member, field);
            } else if (member != null && !optional) {
                described.addRequiredItem(name);
            }
            if (member != null && optional && member.get$ref() == null) {
                member.setNullable(true);
            } else if (member == null && optional && described.getRequired() != null) {
                // unwrapped: it may be missing as a whole
                Arrays.stream(component.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(described.getRequired()::remove);
            }
        }
        if (read.contains(type)) {
            described.setAdditionalProperties(false);
        }
        if (bodies.contains(type)) {
            nameWhatIsIgnored(described, type);
        }
    }

    /** What a GET answers besides, and a PUT may send back. */
    private static void nameWhatIsIgnored(Schema<?> described, Class<?> type) {
        JsonIgnoreProperties ignored = type.getAnnotation(JsonIgnoreProperties.class);
        for (String name : ignored == null ? new String[0] : ignored.value()) {
            described.addProperty(name, new Schema<>().readOnly(true).description("ignored"));
        }
    }

    /** What a member is where it is left out; and that one value may stand for the array of it. */
    private static void sayHowToWrite(Schema<?> described, String name, Schema<?> member, Field field) {
        Default otherwise = field.getAnnotation(Default.class);
        if (otherwise != null && member.get$ref() == null) {
            member.setDefault(member instanceof ArraySchema ? values(otherwise) : otherwise.value());
        }
        if (Records.takesOneForList(field)) {
            described.getProperties().put(name, new Schema<>().oneOf(List.of(member.getItems(), member)));
        }
        boolean needed = field.getAnnotatedType().isAnnotationPresent(NotNull.class);
        if (List.class.isAssignableFrom(field.getType()) && !needed && described.getRequired() != null) {
            described.getRequired().remove(name);
        }
    }

    private static List<?> values(Default otherwise) {
        try {
            return Json.mapper().readValue(otherwise.value(), List.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a default of an array that is none: " + otherwise.value(), e);
        }
    }

    /** A constraint's pattern is that of the whole text; in JSON Schema it would be found anywhere. */
    private static void anchorPattern(Schema<?> schema) {
        if (schema.getItems() != null) {
            anchorPattern(schema.getItems());
        }
        if (schema.getPattern() != null && !schema.getPattern().startsWith("^")) {
            schema.setPattern("^(?:" + schema.getPattern().replace("\\p{Cntrl}", "\\x00-\\x1f\\x7f") + ")$");
        }
    }
}
