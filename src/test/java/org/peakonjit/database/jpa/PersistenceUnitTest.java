package org.peakonjit.database.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.peakonjit.architecture.OurClasses;

class PersistenceUnitTest {

    @Test
    void listsEveryEntity() throws IOException {
        List<String> entities = OurClasses.all().stream()
                .filter(type -> type.isAnnotatedWith(Entity.class) || type.isAnnotatedWith(MappedSuperclass.class))
                .map(JavaClass::getName)
                .toList();
        List<String> listed = Files.readAllLines(Path.of("src/main/resources/META-INF/persistence.xml")).stream()
                .filter(line -> line.contains("<class>"))
                .map(line -> line.replaceAll("\\s*</?class>\\s*", ""))
                .toList();
        assertThat(listed).containsExactlyInAnyOrderElementsOf(entities);
    }
}
