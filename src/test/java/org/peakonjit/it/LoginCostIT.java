package org.peakonjit.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.peakonjit.it.parts.Allocation;
import org.peakonjit.it.parts.Employee;
import org.peakonjit.it.parts.PayaraMicro;
import org.peakonjit.it.parts.PeopleLandscape;
import org.peakonjit.it.parts.RawBrowser;
import org.peakonjit.it.parts.Tenant;
import org.peakonjit.it.parts.WithSharedParts;
import org.peakonjit.it.parts.WorkDirectories;

/**
 * What a login on the running product asks of its database, of Peakon and of memory, which does not depend on the machine.
 * What it costs in time, {@code ./mvnw -Pbench} says.
 */
@WithSharedParts
class LoginCostIT {

    private static final int LOGINS = 40;

    private final PeopleLandscape landscape;
    private final Tenant tenant;

    LoginCostIT(PeopleLandscape landscape) {
        this.landscape = landscape;
        this.tenant = landscape.tenant();
    }

    /** Of one login, in the lower quartile, so that what the background does meanwhile on a busy machine is none of it. */
    private record Cost(long roundTrips, long scimCalls, long kilobytes) {}

    @Test
    void ofAKnownPersonIsAsLittleAsItWas() {
        Employee ann = Employee.named("cost-ann");
        tenant.signOn(ann);
        tenant.signOn(ann);

        Cost cost = measured("known person", number -> ann);

        assertThat(cost.roundTrips()).isLessThanOrEqualTo(3);
        assertThat(cost.scimCalls()).isZero();
        assertThat(cost.kilobytes()).isLessThanOrEqualTo(950);
    }

    @Test
    void ofANewPersonIsAsLittleAsItWas() {
        tenant.signOn(Employee.named("cost-first"));

        Cost cost = measured("new person", number -> Employee.named("cost-new" + number));

        assertThat(cost.roundTrips()).isLessThanOrEqualTo(8);
        assertThat(cost.scimCalls()).isLessThanOrEqualTo(3);
        assertThat(cost.kilobytes()).isLessThanOrEqualTo(1400);
    }

    /** Sign-ons of nobody are rehearsed at the start of a node. */
    @Test
    void ofNobodyLeavesNothing() {
        PayaraMicro node = landscape.nodes().get(0);

        assertThat(landscape.api().get("/audit?application=rehearsal").body().at("/items"))
                .isEmpty();
        assertThat(new RawBrowser(node.atNode("")).get("/ops/metrics").body())
                .contains("peakonjit_sign_ons_total")
                .doesNotContain("rehearsal");
    }

    private Cost measured(String who, IntFunction<Employee> people) {
        long[] roundTrips = new long[LOGINS];
        long[] scimCalls = new long[LOGINS];
        long[] kilobytes = new long[LOGINS];
        try (Allocation allocation = Allocation.of(landscape.nodes().get(0).process())) {
            for (int i = 0; i < LOGINS; i++) {
                tenant.peakon().forgetCalls();
                long trips = landscape.roundTrips();
                long before = allocation.bytes();
                Employee employee = people.apply(i);
                assertThat(tenant.signOn(employee).nameId()).isEqualTo(employee.mail());
                roundTrips[i] = landscape.roundTrips() - trips;
                kilobytes[i] = (allocation.bytes() - before) / 1024;
                scimCalls[i] = tenant.methods().size();
            }
            Cost cost = new Cost(lowerQuartile(roundTrips), lowerQuartile(scimCalls), lowerQuartile(kilobytes));
            WorkDirectories.figure(String.format(
                    Locale.ROOT,
                    "login of a %s: %d round trips to the database, %d SCIM calls, %d KiB allocated",
                    who,
                    cost.roundTrips(),
                    cost.scimCalls(),
                    cost.kilobytes()));
            return cost;
        }
    }

    private static long lowerQuartile(long... values) {
        return Arrays.stream(values)
                .sorted()
                .skip(values.length / 4)
                .findFirst()
                .orElseThrow();
    }
}
