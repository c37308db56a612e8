package org.peakonjit.alerting.json;

import java.util.List;
import java.util.Optional;
import org.peakonjit.alerting.AlertSettings;
import org.peakonjit.json.FieldError;

/** What came of reading the settings of alerts. */
public sealed interface AlertSettingsReading {

    /**
     * They are as they should be.
     *
     * @param mailPassword the new one; empty where the document leaves it out or carries the mask
     * @param webhookSecret the same
     */
    record Readable(AlertSettings settings, Optional<String> mailPassword, Optional<String> webhookSecret)
            implements AlertSettingsReading {
        /** Never a secret. */
        @Override
        public String toString() {
            return "Readable[" + settings + "]";
        }
    }

    /** Everything that is wrong with them. */
    record Wrong(List<FieldError> errors) implements AlertSettingsReading {
        public Wrong {
            errors = List.copyOf(errors);
        }
    }
}
