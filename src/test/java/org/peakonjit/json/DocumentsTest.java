package org.peakonjit.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peakonjit.architecture.OurClasses;
import org.peakonjit.json.Shapes.WebUrl;
import org.peakonjit.refusal.Fault;

class DocumentsTest {

    enum Colour {
        DARK_RED,
        BLUE
    }

    record Inner(@NotBlank String name, @Default("blue") Colour colour) {}

    record Document(
            @Default("3") @Min(1) @Max(9) int number,
            boolean flag,
            @Nullable @Shaped(WebUrl.class) URI url,
            @Secret @Nullable String token,

            @EachOnce(by = "name", fault = DocumentFault.POLICY_TWICE)
            List<Inner> inner) {}

    private static Reading<Document> read(String json) {
        try {
            return Documents.read(Document.class, Documents.MAPPER.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Test
    void takeNullForAbsentAndTheMaskForASecretThatStays() {
        assertThat(read("{'number':null,'token':'********'}").get())
                .isEqualTo(new Document(3, false, null, null, List.of()));
    }

    @Test
    void areReadAsTheyAreWritten() {
        Document document =
                new Document(4, true, URI.create("https://a.example/"), "t", List.of(new Inner("a", Colour.DARK_RED)));

        assertThat(Documents.text(document))
                .isEqualTo("{\"number\":4,\"flag\":true,\"url\":\"https://a.example/\",\"token\":\"t\","
                        + "\"inner\":[{\"name\":\"a\",\"colour\":\"darkRed\"}]}");
        assertThat(read(Documents.text(document)).get()).isEqualTo(document);
    }

    @Test
    void convertNothingAndPointToEverythingThatIsWrong() {
        assertThat(
                        read("{'number':1.5,'flag':'true','url':'ftp://a','inner':[1,{'colour':'x','a/b':1},{'name':'a'},{'name':'a'}]}")
                                .errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("/number", "type"),
                        tuple("/flag", "type"),
                        tuple("/url", "value"),
                        tuple("/inner/0", "type"),
                        tuple("/inner/1/name", "required"),
                        tuple("/inner/1/colour", "value"),
                        tuple("/inner/1/a~1b", "unknown"),
                        tuple("/inner/3/name", "duplicate"));
        assertThat(read("{'number':'1'}").errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactly(tuple("/number", "type"));
        assertThat(read("{'number':10}").errors().get(0).fault().english()).isEqualTo("must be from 1 to 9");
    }

    /** What is read besides what is wrong, for whoever must live with it. */
    @Test
    void haveNoNulInAnyText() {
        assertThat(read("{'token':'a\\u0000','inner':[{'name':'b'},{'name':'\\u0000c','x/y':'\\u0000'}]}")
                        .errors())
                .extracting(FieldError::pointer, FieldError::code)
                .containsExactlyInAnyOrder(
                        tuple("/token", "value"), tuple("/inner/1/name", "value"), tuple("/inner/1/x~1y", "unknown"));
    }

    @Test
    void giveWhatCanBeReadWhateverIsWrong() {
        Document document =
                read("{'number':10,'more':1,'inner':[{'name':'a'}]}").value();

        assertThat(document).isEqualTo(new Document(10, false, null, null, List.of(new Inner("a", Colour.BLUE))));
    }

    @Test
    void haveWordsForEachConstraint() {
        List<String> codes = OurClasses.all().stream()
                .filter(JavaClass::isRecord)
                .map(JavaClass::reflect)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .flatMap(component -> types(Records.field(component).getAnnotatedType()))
                .flatMap(type -> Arrays.stream(type.getAnnotations()))
                .flatMap(DocumentsTest::code)
                .distinct()
                .toList();

        assertThat(codes).contains("document.webUrl", "document.token", "document.metadataMissing");
        assertThat(codes)
                .allSatisfy(code -> assertThat(new Fault(code, List.of()).in(Locale.ENGLISH))
                        .isNotEqualTo(code));
    }

    private static Stream<AnnotatedType> types(AnnotatedType type) {
        return type instanceof AnnotatedParameterizedType generic
                ? Stream.concat(
                        Stream.of(type),
                        Arrays.stream(generic.getAnnotatedActualTypeArguments()).flatMap(DocumentsTest::types))
                : Stream.of(type);
    }

    private static Stream<String> code(Annotation annotation) {
        if (annotation instanceof Shaped shaped) {
            return Stream.of(Constraints.fault(shaped).code());
        }
        if (!annotation.annotationType().getPackage().equals(Pattern.class.getPackage())) {
            return Stream.empty();
        }
        try {
            String message =
                    (String) annotation.annotationType().getMethod("message").invoke(annotation);
            return message.startsWith("{") ? Stream.empty() : Stream.of(message);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
