package org.peakonjit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdministrativeActionTest {

    @ParameterizedTest
    @EnumSource
    void isInTheDocumentOfTheApi(AdministrativeAction action) throws IOException {
        assertThat(Files.readString(Path.of("docs/api.md"))).contains("`" + action.code() + "`");
    }
}
