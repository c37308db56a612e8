package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.json.EnumNames;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;

/** Whether our own certificates last. */
@Singleton
public class KeyCheck {

    private static final int SOON = 60;

    private final KeyExpiry expiry;

    @Inject
    public KeyCheck(KeyExpiry expiry) {
        this.expiry = expiry;
    }

    List<Finding> check() {
        return Stream.of(Use.values()).map(this::check).toList();
    }

    private Finding check(Use use) {
        String name = EnumNames.of(use);
        long days = expiry.daysLeft(use);
        if (days >= SOON) {
            return Finding.good(Area.KEYS, name, DiagnosisFault.KEY_LASTS.fault(days));
        }
        return days < 0
                ? Finding.bad(Area.KEYS, name, DiagnosisFault.KEY_ENDED.fault(), DiagnosisFault.EXCHANGE_KEY.fault())
                : Finding.doubtful(
                        Area.KEYS, name, DiagnosisFault.KEY_ENDS_SOON.fault(days), DiagnosisFault.EXCHANGE_KEY.fault());
    }
}
