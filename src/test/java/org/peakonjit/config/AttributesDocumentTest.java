package org.peakonjit.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;

/** {@code docs/attributes.md} has the names that are known, in their order. */
class AttributesDocumentTest {

    @ParameterizedTest
    @EnumSource(Known.class)
    void hasTheNamesInTheirOrder(Known thing) throws IOException {
        String names = AttributeNames.common().of(thing).stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));

        assertThat(Files.readString(Path.of("docs/attributes.md")).lines())
                .filteredOn(line -> line.startsWith("| `" + thing.alias() + "` |"))
                .singleElement()
                .asString()
                .endsWith(" | " + names + " |")
                .contains("`peakonjit.attributes.");
    }
}
