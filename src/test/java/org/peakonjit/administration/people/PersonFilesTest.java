package org.peakonjit.administration.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonFilesTest {

    @Test
    void callsSomebodyAsTheAuditDoes() {
        assertThat(PersonFiles.called(" Ann@Corp.Example ")).isEqualTo("ann@corp.example");
        assertThat(PersonFiles.called("Emp 17 ")).isEqualTo("Emp 17");
    }

    /** Where they stood in what somebody is called, the audit has blanks; else they would find somebody else. */
    @Test
    void callsNobodyByControlCharacters() {
        assertThat(PersonFiles.called("ann\u0000@corp.example")).isEqualTo("ann @corp.example");
        assertThat(PersonFiles.called("\u0000")).isEmpty();
    }
}
