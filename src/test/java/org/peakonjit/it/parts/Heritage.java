package org.peakonjit.it.parts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.peakonjit.sandbox.peakon.PeakonSandbox;
import org.peakonjit.sandbox.scim.UserSummary;

/**
 * What a version left in the database that knew people by their address alone: an application with seats, two of them for
 * one account.
 */
public final class Heritage implements AutoCloseable {

    /** The application. */
    public static final String APPLICATION = "heritage";

    private static final String LAST_MIGRATION = "60";

    private final PeakonSandbox peakon = PeakonSandbox.start(0);

    private Heritage() {}

    static Heritage in(Database database) {
        database.migrate(LAST_MIGRATION);
        Heritage heritage = new Heritage();
        ObjectNode application = Landscape.application(APPLICATION, heritage.peakon);
        application.withObject("/saml").putArray("identityProviders").add("default");
        application.withObject("/scim").remove("bearerToken");
        database.change(
                "insert into application (name, definition, version) values (?, ?, 1)",
                APPLICATION,
                application.toString());
        heritage.seat(database, "ann@corp.example", "1 day");
        UserSummary renamed = heritage.seat(database, "new.name@corp.example", "1 day");
        heritage.seat(database, "old.name@corp.example", renamed.id(), "9 days");
        return heritage;
    }

    private UserSummary seat(Database database, String address, String lastSignIn) {
        UserSummary user = peakon.users().preload(address, "Given", "Family", true);
        seat(database, address, user.id(), lastSignIn);
        return user;
    }

    private void seat(Database database, String address, String account, String lastSignIn) {
        database.change(
                "insert into seat (id, application, holder, state, origin, scim_id, uncertain, reserved_at,"
                        + " first_sign_in, last_sign_in) values (?, ?, ?, 'ASSIGNED', 'CREATED', ?, false,"
                        + " now() - interval '30 days', now() - interval '30 days', now() - cast(? as interval))",
                UUID.randomUUID(),
                APPLICATION,
                address,
                account,
                lastSignIn);
    }

    PeakonSandbox peakon() {
        return peakon;
    }

    @Override
    public void close() {
        peakon.close();
    }
}
