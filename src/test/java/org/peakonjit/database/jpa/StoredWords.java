package org.peakonjit.database.jpa;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import jakarta.persistence.Enumerated;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.peakonjit.architecture.OurClasses;

/** The constants that this version may write into columns, and can read there. */
public final class StoredWords {

    private StoredWords() {}

    /** By the entity's class and field. */
    public static Map<String, List<String>> all() {
        Map<String, List<String>> words = new TreeMap<>();
        for (JavaClass type : OurClasses.all()) {
            for (JavaField field : type.getFields()) {
                if (field.isAnnotatedWith(Enumerated.class)) {
                    words.put(
                            type.getSimpleName() + "." + field.getName(),
                            Arrays.stream(field.getRawType().reflect().getEnumConstants())
                                    .map(constant -> ((Enum<?>) constant).name())
                                    .sorted()
                                    .toList());
                }
            }
        }
        return words;
    }
}
