package org.peakonjit.operations;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.peakonjit.saml.keys.KeyExpiry;
import org.peakonjit.saml.keys.SamlKeys.Use;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log, once a day, which of our own certificates will end within two months. */
@Singleton
@Scheduled(name = "warn-of-expiring-keys", every = "P1D", at = "06:00")
class WarnOfExpiringKeys implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(WarnOfExpiringKeys.class);
    private static final long SOON_DAYS = 60;

    private final KeyExpiry expiry;

    @Inject
    WarnOfExpiringKeys(KeyExpiry expiry) {
        this.expiry = expiry;
    }

    @Override
    public void run() {
        for (Use use : Use.values()) {
            long days = expiry.daysLeft(use);
            if (days < SOON_DAYS) {
                LOG.warn(
                        "The certificate of our key pair for {} ends in {} days: roll it over (docs/api.md, key rollover)",
                        use,
                        days);
            }
        }
    }
}
