package org.peakonjit.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.refusal.RefusalCode;

class RefusalCodesTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void standInTheDocumentWithTheirStatus(RefusalCode code) throws IOException {
        assertThat(Files.readString(Path.of("docs/refusals.md")))
                .contains("| `" + code.code() + "` | " + code.httpStatus() + " |");
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void areFoundByTheirPublicCode(RefusalCode code) {
        assertThat(RefusalCode.of(code.code())).contains(code);
        assertThat(RefusalCode.of(code.name())).isEmpty();
    }
}
