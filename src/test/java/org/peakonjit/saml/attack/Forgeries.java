package org.peakonjit.saml.attack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All forged Responses, by class. */
public final class Forgeries {

    private Forgeries() {}

    public static Map<String, List<Attack>> byClass() {
        Map<String, List<Attack>> classes = new LinkedHashMap<>();
        classes.put("Signatures", SignatureAttacks.ALL);
        classes.put("Wrapping", WrappingAttacks.ALL);
        classes.put("Differing readers", DifferentialAttacks.ALL);
        classes.put("Text", TextAttacks.ALL);
        classes.put("Protocol", ProtocolAttacks.ALL);
        classes.put("XML and transport", XmlAttacks.ALL);
        return classes;
    }

    public static Stream<Attack> all() {
        return byClass().values().stream().flatMap(List::stream);
    }
}
