package org.peakonjit.config;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.peakonjit.subject.AttributeNames;
import org.peakonjit.subject.AttributeNames.Known;

/** Reads which attributes carry what: common names, but for what is set. */
final class AttributeSettingsReader {

    private static final Map<Known, SettingKey> KEYS = new EnumMap<>(Map.of(
            Known.GROUPS, SettingKey.ATTRIBUTES_GROUPS,
            Known.DISTINGUISHED_NAME, SettingKey.ATTRIBUTES_DISTINGUISHED_NAME,
            Known.EMAIL, SettingKey.ATTRIBUTES_EMAIL,
            Known.GIVEN_NAME, SettingKey.ATTRIBUTES_GIVEN_NAME,
            Known.FAMILY_NAME, SettingKey.ATTRIBUTES_FAMILY_NAME,
            Known.EMPLOYEE_NUMBER, SettingKey.ATTRIBUTES_EMPLOYEE_NUMBER,
            Known.EXTERNAL_ID, SettingKey.ATTRIBUTES_EXTERNAL_ID,
            Known.PERSON_ID, SettingKey.ATTRIBUTES_PERSON_ID,
            Known.PREFERRED_LANGUAGE, SettingKey.ATTRIBUTES_PREFERRED_LANGUAGE));

    private final SettingValues values;

    AttributeSettingsReader(SettingValues values) {
        this.values = values;
    }

    AttributeNames read() {
        Map<Known, List<String>> names = new EnumMap<>(AttributeNames.common().names());
        KEYS.forEach((known, key) -> {
            List<String> configured = values.list(key);
            if (!configured.isEmpty()) {
                names.put(known, configured);
            }
        });
        return new AttributeNames(
                names, values.text(SettingKey.ATTRIBUTES_GROUPS_DELIMITER).orElse(""));
    }
}
