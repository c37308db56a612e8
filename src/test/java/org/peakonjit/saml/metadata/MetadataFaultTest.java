package org.peakonjit.saml.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.saml.metadata.MetadataFault.Found;

class MetadataFaultTest {

    @ParameterizedTest
    @EnumSource
    void isKnownByItsSentence(MetadataFault fault) {
        String sentence = fault.sentence("17");

        List<String> about = sentence.contains("17") ? List.of("17") : List.of();
        assertThat(MetadataFault.in(sentence)).contains(new Found(fault, about));
    }

    @Test
    void isInNoOtherSentence() {
        assertThat(MetadataFault.in("the moon is made of cheese")).isEmpty();
        assertThat(MetadataFault.in("")).isEmpty();
    }
}
