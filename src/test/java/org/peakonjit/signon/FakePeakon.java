package org.peakonjit.signon;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Creation;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.LookUp;
import org.peakonjit.provisioning.PeakonAccount;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ScimUser;

/** Peakon in memory, whose answers can be made to fail. */
final class FakePeakon implements PeakonUsers {

    private final Map<String, PeakonAccount> accounts = new HashMap<>();
    final AtomicInteger lookUps = new AtomicInteger();
    final AtomicInteger creates = new AtomicInteger();

    @Nullable
    Kind lookUpFails;

    @Nullable
    Kind createFails;

    boolean createIsUnknown;
    boolean unknownCreateHappened;

    synchronized void knows(String userName, boolean active) {
        String id = UUID.randomUUID().toString();
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        accounts.put(userName, new PeakonAccount(id, userName, active, Optional.of(longAgo)));
    }

    synchronized void forget(String userName) {
        accounts.remove(userName);
    }

    synchronized int accounts() {
        return accounts.size();
    }

    synchronized boolean isActive(String userName) {
        return accounts.get(userName).active();
    }

    @Override
    public synchronized LookUp find(Application application, ScimUser user, Deadline deadline) {
        lookUps.incrementAndGet();
        if (lookUpFails != null) {
            return new LookUp.Failed(failure(lookUpFails));
        }
        PeakonAccount account = accounts.get(user.userName());
        return account == null ? new LookUp.Absent() : new LookUp.Found(account);
    }

    @Override
    public synchronized Creation create(Application application, ScimUser user, Deadline deadline) {
        creates.incrementAndGet();
        if (createFails != null) {
            return new Creation.NotCreated(failure(createFails));
        }
        if (!createIsUnknown || unknownCreateHappened) {
            PeakonAccount old = accounts.get(user.userName());
            if (old != null) {
                return new Creation.AlreadyThere(old);
            }
            String id = UUID.randomUUID().toString();
            accounts.put(user.userName(), new PeakonAccount(id, user.userName(), true, Optional.of(Instant.now())));
        }
        return createIsUnknown
                ? new Creation.Unknown(failure(Kind.UNAVAILABLE))
                : new Creation.Created(accounts.get(user.userName()));
    }

    @Override
    public synchronized boolean reactivate(Application application, PeakonAccount account, Deadline deadline) {
        accounts.put(account.userName(), new PeakonAccount(account.id(), account.userName(), true, account.created()));
        return true;
    }

    private static ProvisioningFailure failure(Kind kind) {
        return new ProvisioningFailure(kind, "made to fail");
    }
}
