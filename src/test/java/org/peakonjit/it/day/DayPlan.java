package org.peakonjit.it.day;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.peakonjit.it.parts.Landscape;

/**
 * What happens on a day, and how the application is set up: the same for the same seed.
 *
 * @param limit the limit in the morning; negative = none
 * @param byNumber whether Peakon goes by employee number
 * @param changesIdp whether the company comes from another IdP in the evening, which identifies people otherwise
 */
record DayPlan(
        int day,
        int limit,
        String existingAccountsOverLimit,
        String onProvisioningFailure,
        boolean byNumber,
        boolean changesIdp,
        List<Incident> incidents) {

    /** The last one has no identifier, and an address that nobody else ever has. */
    static final int PEOPLE = 4;

    /** Those that people may get. */
    static final int ADDRESSES = 6;

    static final int BUDGET_SECONDS = 5;

    /** The domain of people whose company changes its IdP. */
    static final String CHANGING_DOMAIN = "changing.example";

    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private static final int INCIDENTS = 8;

    static DayPlan of(int day, long seed) {
        Random random = new Random(seed + day * SPREAD);
        int limit = random.nextInt(PEOPLE + 1) - 1;
        String existing = random.nextInt(3) == 0 ? "refuse" : "admit";
        String failure = List.of("admitKnown", "admitKnown", "refuse", "admit").get(random.nextInt(4));
        boolean byNumber = random.nextInt(5) == 0;
        boolean changesIdp = random.nextInt(4) == 0;
        List<Incident> incidents = new ArrayList<>();
        incidents.add(new Incident(Incident.Kind.SIGNS_ON, random.nextInt(PEOPLE), 0, 0));
        Stream.generate(() -> Incident.random(random)).limit(INCIDENTS).forEach(incidents::add);
        return new DayPlan(day, limit, existing, failure, byNumber, changesIdp, incidents);
    }

    String application() {
        return "day-" + day;
    }

    /** An address of the company's. */
    String address(String name) {
        return application() + "-" + name + "@" + (changesIdp ? CHANGING_DOMAIN : "corp.example");
    }

    String settings() {
        return "limit=%d existingAccountsOverLimit=%s onProvisioningFailure=%s byNumber=%s changesIdp=%s"
                .formatted(limit, existingAccountsOverLimit, onProvisioningFailure, byNumber, changesIdp);
    }

    /** The application as it is in the morning, with another limit and for people of that IdP. */
    ObjectNode document(String scimBaseUrl, String bearerToken, int theLimit, String identityProvider) {
        ObjectNode application = Landscape.application(application(), scimBaseUrl, bearerToken);
        application
                .withObject("/saml")
                .put("nameId", byNumber ? "employeeNumber" : "email")
                .putArray("identityProviders")
                .add(identityProvider);
        application
                .withObject("/scim")
                .put("timeoutSeconds", BUDGET_SECONDS)
                .put("existingAccountsOverLimit", existingAccountsOverLimit)
                .put("onProvisioningFailure", onProvisioningFailure);
        return theLimit < 0 ? application : Landscape.limited(application, theLimit);
    }
}
