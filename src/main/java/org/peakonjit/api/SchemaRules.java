package org.peakonjit.api;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.core.util.RefUtils;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.EnumNames;

/**
 * What the description of the API says of our types, for the build alone: constants by their words; a record has each
 * member that is not {@link Nullable}.
 */
@SuppressWarnings("rawtypes")
public class SchemaRules implements ModelConverter {

    @Override
    public @Nullable Schema resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = Json.mapper().constructType(type.getType());
        if (java != null && java.isTypeOrSubTypeOf(JsonNode.class)) {
            return new ObjectSchema();
        }
        Schema schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
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
                demandMembers(described, java.getRawClass().getRecordComponents());
            }
        }
        return schema;
    }

    @SuppressWarnings("unchecked")
    private static void nameConstants(Schema schema, Object[] constants) {
        schema.setEnum(
                Arrays.stream(constants).map(one -> EnumNames.of((Enum<?>) one)).toList());
    }

    private static void demandMembers(Schema<?> described, RecordComponent[] components) {
        for (RecordComponent component : components) {
            Schema<?> member = described.getProperties().get(component.getName());
            boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
            if (member != null && !optional) {
                described.addRequiredItem(component.getName());
            } else if (member != null && member.get$ref() == null) {
                member.setNullable(true);
            } else if (member == null && optional && described.getRequired() != null) {
                // unwrapped: it may be missing as a whole
                Arrays.stream(component.getType().getRecordComponents())
                        .map(RecordComponent::getName)
                        .forEach(described.getRequired()::remove);
            }
        }
    }
}
