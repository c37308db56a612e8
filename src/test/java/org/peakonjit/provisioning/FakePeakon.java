package org.peakonjit.provisioning;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;

/** Peakon in memory, whose answers can be made to fail. */
public final class FakePeakon implements PeakonUsers, PeakonMaintenance {

    private final Map<String, PeakonAccount> accounts = new HashMap<>();
    public final AtomicInteger lookUps = new AtomicInteger();
    public final AtomicInteger creates = new AtomicInteger();

    public final List<String> updated = new ArrayList<>();

    @Nullable
    public Kind changesFail;

    /** The id of an account that cannot be deleted. */
    @Nullable
    public String keeps;

    @Nullable
    public Kind lookUpFails;

    @Nullable
    public Kind createFails;

    /** Whether look-ups do not see an account yet that a create meets. */
    public boolean lookUpsLag;

    /** Whether a look-up ends in a bug. */
    public boolean lookUpsBreak;

    /** Accounts that the list leaves out. */
    public final List<String> unlisted = new ArrayList<>();

    public boolean createIsUnknown;
    public boolean unknownCreateHappened;

    public synchronized void knows(String userName, boolean active) {
        String id = UUID.randomUUID().toString();
        Instant longAgo = Instant.parse("2020-01-01T00:00:00Z");
        accounts.put(userName, new PeakonAccount(id, userName, active, Optional.of(longAgo)));
    }

    public synchronized void forget(String userName) {
        accounts.remove(userName);
    }

    public synchronized int accounts() {
        return accounts.size();
    }

    public synchronized boolean isActive(String userName) {
        return accounts.get(userName).active();
    }

    @Override
    public synchronized LookUp find(Application application, ScimUser user, Deadline deadline) {
        lookUps.incrementAndGet();
        if (lookUpFails != null) {
            return new LookUp.Failed(failure(lookUpFails));
        }
        if (lookUpsBreak) {
            throw new IllegalStateException("a bug");
        }
        PeakonAccount account = accounts.get(user.userName());
        return account == null || lookUpsLag ? new LookUp.Absent() : new LookUp.Found(account);
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
        return new ProvisioningFailure(kind, FailureCause.STATUS_SAYING, "500", "made to fail");
    }

    public synchronized String idOf(String userName) {
        return accounts.get(userName).id();
    }

    @Override
    public LookUp findInBackground(Application application, ScimUser user, Deadline deadline) {
        return find(application, user, deadline);
    }

    @Override
    public synchronized LookUp get(Application application, String accountId, Deadline deadline) {
        if (lookUpFails != null) {
            return new LookUp.Failed(failure(lookUpFails));
        }
        return accounts.values().stream()
                .filter(account -> account.id().equals(accountId))
                .findFirst()
                .<LookUp>map(LookUp.Found::new)
                .orElseGet(LookUp.Absent::new);
    }

    @Override
    public synchronized Change update(Application application, String accountId, ScimUser user, Deadline deadline) {
        if (changesFail != null) {
            return new Change.Failed(failure(changesFail));
        }
        if (get(application, accountId, deadline) instanceof LookUp.Absent) {
            return new Change.Gone();
        }
        updated.add(accountId);
        return new Change.Done();
    }

    @Override
    public synchronized Change deactivate(Application application, String accountId, Deadline deadline) {
        if (changesFail != null) {
            return new Change.Failed(failure(changesFail));
        }
        accounts.replaceAll((name, account) -> account.id().equals(accountId)
                ? new PeakonAccount(account.id(), account.userName(), false, account.created())
                : account);
        return new Change.Done();
    }

    @Override
    public synchronized Change delete(Application application, String accountId, Deadline deadline) {
        if (changesFail != null || accountId.equals(keeps)) {
            return new Change.Failed(failure(changesFail == null ? Kind.REJECTED : changesFail));
        }
        accounts.values().removeIf(account -> account.id().equals(accountId));
        return new Change.Done();
    }

    @Override
    public AccountPage page(Application application, int startIndex, int count, Deadline deadline) {
        throw new UnsupportedOperationException("nobody pages here");
    }

    @Override
    public synchronized Optional<ProvisioningFailure> readAll(
            Application application, Duration perPage, Consumer<PeakonAccount> each) {
        if (lookUpFails != null) {
            return Optional.of(failure(lookUpFails));
        }
        accounts.values().stream()
                .filter(account -> !unlisted.contains(account.userName()))
                .forEach(each);
        return Optional.empty();
    }

    @Override
    public ServiceAdvice serviceProviderConfig(Application application, Deadline deadline) {
        return new ServiceAdvice.None();
    }

    @Override
    public ConnectionState connection(Application application) {
        return ConnectionState.WORKING;
    }

    @Override
    public Preview preview(Application application, String accountId, ScimUser user, Deadline deadline) {
        return changesFail == null
                ? new Preview.Update(Optional.of(user.resource()))
                : new Preview.Failed(failure(changesFail));
    }
}
