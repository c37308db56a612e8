package org.peakonjit.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.user.AccountPages;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;
import org.peakonjit.subject.EmailAddress;

/**
 * Peakon in memory, whose answers can be made to fail. UserName, e-mail and employee number are unique, as they are
 * there.
 */
public final class FakePeakon implements PeakonUsers, PeakonMaintenance {

    public final List<String> rehearsed = new ArrayList<>();

    private final Map<String, PeakonAccount> accounts = new LinkedHashMap<>();
    public final AtomicInteger lookUps = new AtomicInteger();
    public final AtomicInteger creates = new AtomicInteger();
    /** Ids of the accounts that were changed, by whomever. */
    public final List<String> updated = new ArrayList<>();

    @Nullable
    public Kind changesFail;

    /** Whether nobody knows what came of a change that failed. */
    public boolean changesAreOpen;

    /** Whether a change that failed was carried out all the same. */
    public boolean failedChangesHappen;

    /** Whether a colleague to whom updates refer has no account. */
    public boolean colleagueIsAbsent;

    /** The id of an account that cannot be deleted. */
    @Nullable
    public String keeps;

    /** The id of an account that cannot be read (403), though a search may find it. */
    @Nullable
    public String hides;

    @Nullable
    public Kind lookUpFails;

    @Nullable
    public Kind createFails;

    /** Whether look-ups do not see an account yet that a create meets. */
    public boolean lookUpsLag;

    /** Whether a look-up ends in a bug. */
    public boolean lookUpsBreak;

    /** Whether what it does not know is a bare 404, as everything is at a wrong URL. */
    public boolean missesAreBare;

    /** Accounts that the list leaves out. */
    public final List<String> unlisted = new ArrayList<>();

    /** Whether accounts are made inactive. */
    public boolean makesInactive;

    public boolean createIsUnknown;
    public boolean unknownCreateHappened;

    /** An account that has been there for long. */
    public synchronized void knows(String userName, boolean active) {
        knows(userName, null, null, active);
    }

    /** The same with more that is unique. */
    public synchronized String knows(
            String userName, @Nullable String externalId, @Nullable String employeeNumber, boolean active) {
        forget(userName);
        String id = UUID.randomUUID().toString();
        ObjectNode resource = JsonNodeFactory.instance.objectNode().put("userName", userName);
        if (externalId != null) {
            resource.put("externalId", externalId);
        }
        if (employeeNumber != null) {
            resource.putObject(ScimUser.ENTERPRISE).put("employeeNumber", employeeNumber);
        }
        accounts.put(id, account(id, resource, active, Instant.parse("2020-01-01T00:00:00Z")));
        return id;
    }

    public synchronized void forget(String userName) {
        accounts.values().removeIf(account -> account.userName().equals(userName));
    }

    public synchronized int accounts() {
        return accounts.size();
    }

    /** The account of that id. */
    public synchronized PeakonAccount account(String id) {
        return accounts.get(id);
    }

    public synchronized boolean isActive(String userName) {
        return named(userName).active();
    }

    public synchronized String idOf(String userName) {
        return named(userName).id();
    }

    private PeakonAccount named(String userName) {
        return accounts.values().stream()
                .filter(account -> account.userName().equals(userName))
                .findFirst()
                .orElseThrow();
    }

    private static PeakonAccount account(String id, ObjectNode resource, boolean active, Instant created) {
        String userName = resource.path("userName").asText();
        return new PeakonAccount(
                id,
                userName,
                active,
                Optional.of(created),
                Set.of(EmailAddress.canonical(userName)),
                text(resource.path("externalId")),
                text(resource.path(ScimUser.ENTERPRISE).path("employeeNumber")),
                Optional.of(resource));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isTextual() ? Optional.of(node.asText()) : Optional.empty();
    }

    @Override
    public synchronized LookUp find(Application application, ScimUser user, Deadline deadline) {
        return search(user, false);
    }

    @Override
    public synchronized LookUp findByAnything(Application application, ScimUser user, Deadline deadline) {
        return search(user, true);
    }

    private LookUp search(ScimUser user, boolean byAnything) {
        lookUps.incrementAndGet();
        if (lookUpFails != null) {
            return new LookUp.Failed(failure(lookUpFails));
        }
        if (lookUpsBreak) {
            throw new IllegalStateException("a bug");
        }
        if (lookUpsLag) {
            return new LookUp.Absent();
        }
        return owner(user, byAnything).<LookUp>map(LookUp.Found::new).orElseGet(this::absent);
    }

    private LookUp absent() {
        return new LookUp.Absent(!missesAreBare);
    }

    private Change gone() {
        return new Change.Gone(!missesAreBare);
    }

    private Optional<PeakonAccount> owner(ScimUser user, boolean byAnything) {
        return first(account -> account.isKnownBy(user.userName()))
                .or(() -> user.externalId()
                        .flatMap(id -> first(account -> account.externalId().equals(Optional.of(id)))))
                .or(() -> user.email().flatMap(email -> first(account -> account.isKnownBy(email))))
                .or(() -> user.employeeNumber()
                        .filter(number -> byAnything)
                        .flatMap(number ->
                                first(account -> account.employeeNumber().equals(Optional.of(number)))));
    }

    private Optional<PeakonAccount> first(Predicate<PeakonAccount> which) {
        return accounts.values().stream().filter(which).findFirst();
    }

    @Override
    public synchronized Creation create(Application application, ScimUser user, Deadline deadline) {
        creates.incrementAndGet();
        if (createFails != null) {
            return new Creation.NotCreated(failure(createFails));
        }
        if (createIsUnknown && !unknownCreateHappened) {
            return new Creation.Unknown(failure(Kind.UNAVAILABLE));
        }
        Optional<PeakonAccount> old = owner(user, true);
        if (old.isPresent()) {
            return new Creation.AlreadyThere(old.get());
        }
        String id = UUID.randomUUID().toString();
        PeakonAccount fresh = account(id, named(user), !makesInactive, Instant.now());
        accounts.put(id, fresh);
        return createIsUnknown ? new Creation.Unknown(failure(Kind.UNAVAILABLE)) : new Creation.Created(fresh);
    }

    /** The resource of a user, who may have been mapped to nothing but names. */
    private static ObjectNode named(ScimUser user) {
        ObjectNode resource = user.resource().deepCopy().put("userName", user.userName());
        user.externalId().ifPresent(id -> resource.put("externalId", id));
        return resource;
    }

    @Override
    public synchronized Change bring(
            Application application,
            PeakonAccount account,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        if (changesFail != null && !failedChangesHappen) {
            return new Change.Failed(failure(changesFail), changesAreOpen);
        }
        PeakonAccount current = accounts.get(account.id());
        if (current == null) {
            return gone();
        }
        ObjectNode wanted = named(user);
        if (current.externalId().isPresent() && !current.externalId().get().equals(ownExternalId)) {
            wanted.remove("externalId");
        }
        ObjectNode merged = current.resource().orElseThrow().deepCopy();
        merged.setAll(wanted);
        if (merged.equals(current.resource().orElseThrow())) {
            return new Change.Unneeded();
        }
        PeakonAccount changed = account(
                current.id(), merged, current.active(), current.created().orElseThrow());
        boolean clash = accounts.values().stream()
                .anyMatch(other -> !other.id().equals(current.id()) && shareName(other, changed));
        if (clash) {
            return new Change.Failed(failure(Kind.REJECTED));
        }
        updated.add(current.id());
        accounts.put(current.id(), changed);
        return changesFail != null ? new Change.Failed(failure(changesFail), changesAreOpen) : new Change.Done();
    }

    private static boolean shareName(PeakonAccount one, PeakonAccount other) {
        return one.isKnownBy(other.userName())
                || one.employeeNumber().isPresent() && one.employeeNumber().equals(other.employeeNumber());
    }

    @Override
    public synchronized boolean reactivate(Application application, PeakonAccount account, Deadline deadline) {
        change(
                account.id(),
                one -> account(
                        one.id(),
                        one.resource().orElseThrow(),
                        true,
                        one.created().orElseThrow()));
        return true;
    }

    private void change(String id, UnaryOperator<PeakonAccount> change) {
        accounts.computeIfPresent(id, (same, account) -> change.apply(account));
    }

    private static ProvisioningFailure failure(Kind kind) {
        return new ProvisioningFailure(kind, FailureCause.STATUS_SAYING, "500", "made to fail");
    }

    @Override
    public void rehearse(Application application, ScimUser nobody) {
        rehearsed.add(nobody.userName());
    }

    @Override
    public LookUp findInBackground(Application application, ScimUser user, Deadline deadline) {
        return findByAnything(application, user, deadline);
    }

    @Override
    public synchronized LookUp read(Application application, String accountId, Deadline deadline) {
        lookUps.incrementAndGet();
        return get(application, accountId, deadline);
    }

    @Override
    public synchronized LookUp get(Application application, String accountId, Deadline deadline) {
        if (lookUpFails != null) {
            return new LookUp.Failed(failure(lookUpFails));
        }
        if (accountId.equals(hides)) {
            return new LookUp.Failed(failure(Kind.REJECTED));
        }
        return Optional.ofNullable(accounts.get(accountId))
                .<LookUp>map(LookUp.Found::new)
                .orElseGet(this::absent);
    }

    @Override
    public synchronized Change update(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        PeakonAccount account = accounts.get(accountId);
        if (account == null) {
            return changesFail == null ? gone() : new Change.Failed(failure(changesFail), changesAreOpen);
        }
        Change change = bring(application, account, user, ownExternalId, deadline);
        boolean done = change instanceof Change.Done || change instanceof Change.Unneeded;
        return done && colleagueIsAbsent ? new Change.DoneButColleague(failure(Kind.UNAVAILABLE)) : change;
    }

    @Override
    public synchronized Change rename(Application application, String accountId, String address, Deadline deadline) {
        if (changesFail != null) {
            return new Change.Failed(failure(changesFail));
        }
        change(
                accountId,
                one -> account(
                        one.id(),
                        one.resource().orElseThrow().deepCopy().put("userName", address),
                        one.active(),
                        one.created().orElseThrow()));
        return new Change.Done();
    }

    @Override
    public synchronized Change deactivate(Application application, String accountId, Deadline deadline) {
        if (changesFail != null) {
            return new Change.Failed(failure(changesFail));
        }
        if (!accounts.containsKey(accountId)) {
            return gone();
        }
        change(
                accountId,
                one -> account(
                        one.id(),
                        one.resource().orElseThrow(),
                        false,
                        one.created().orElseThrow()));
        return new Change.Done();
    }

    @Override
    public synchronized Change delete(Application application, String accountId, Deadline deadline) {
        if (changesFail != null || accountId.equals(keeps)) {
            return new Change.Failed(failure(changesFail == null ? Kind.REJECTED : changesFail));
        }
        return accounts.remove(accountId) == null ? gone() : new Change.Done();
    }

    @Override
    public ListResponse page(Application application, int startIndex, int count, Deadline deadline) {
        throw new UnsupportedOperationException("nobody pages here");
    }

    @Override
    public synchronized Optional<ProvisioningFailure> readAll(
            Application application, Duration perPage, int startIndex, AccountPages pages) {
        if (lookUpFails != null) {
            return Optional.of(failure(lookUpFails));
        }
        List<PeakonAccount> listed = accounts.values().stream()
                .filter(account -> !unlisted.contains(account.userName()))
                .skip(startIndex - 1L)
                .toList();
        if (!listed.isEmpty()) {
            pages.take(listed, startIndex + listed.size(), 0);
        }
        return Optional.empty();
    }

    @Override
    public ServiceAdvice serviceProviderConfig(Application application, Deadline deadline) {
        return new ServiceAdvice.None();
    }

    @Override
    public Trial tryFilter(Application application, SearchKey key, Deadline deadline) {
        return lookUpFails == null ? new Trial.Works() : new Trial.Failed(failure(lookUpFails));
    }

    @Override
    public Trial tryPatch(Application application, Deadline deadline) {
        return changesFail == null ? new Trial.Works() : new Trial.Failed(failure(changesFail));
    }

    @Override
    public ConnectionState connection(Application application) {
        return ConnectionState.WORKING;
    }

    @Override
    public Preview preview(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        return changesFail == null
                ? new Preview.Update(Optional.of(user.resource()))
                : new Preview.Failed(failure(changesFail));
    }
}
