package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.provisioning.Deadline;
import org.peakonjit.provisioning.PeakonMaintenance;
import org.peakonjit.provisioning.PeakonUsers;
import org.peakonjit.provisioning.Priority;
import org.peakonjit.provisioning.result.Change;
import org.peakonjit.provisioning.result.ConnectionState;
import org.peakonjit.provisioning.result.Creation;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.LookUp;
import org.peakonjit.provisioning.result.Preview;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ServiceAdvice;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.ScimConnection;
import org.peakonjit.provisioning.scim.http.ScimConnections;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.user.AccountPages;
import org.peakonjit.provisioning.user.PeakonAccount;
import org.peakonjit.provisioning.user.ScimUser;
import org.peakonjit.provisioning.user.SearchKey;

/** Peakon's users over SCIM 2.0 (RFC 7644). */
@Singleton
class ScimUsers implements PeakonUsers, PeakonMaintenance {

    private static final int PAGE = 100;

    private final ScimConnections channels;

    @Inject
    ScimUsers(ScimConnections channels) {
        this.channels = channels;
    }

    @Override
    public LookUp find(Application application, ScimUser user, Deadline deadline) {
        return new UserSearch(interactive(application, deadline), user).run();
    }

    @Override
    public LookUp findByAnything(Application application, ScimUser user, Deadline deadline) {
        return new UserSearch(interactive(application, deadline), user).runByAnything();
    }

    @Override
    public LookUp read(Application application, String accountId, Deadline deadline) {
        return new KnownAccount(interactive(application, deadline), accountId).get();
    }

    @Override
    public Change bring(
            Application application,
            PeakonAccount account,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        KnownAccount known = new KnownAccount(interactive(application, deadline), account.id());
        ScimUser alone = user.withoutColleague();
        return account.resource().isPresent()
                ? known.update(account.resource().get(), alone, ownExternalId)
                : known.update(alone, ownExternalId);
    }

    @Override
    public Creation create(Application application, ScimUser user, Deadline deadline) {
        return new NewAccount(interactive(application, deadline), user).create();
    }

    @Override
    public boolean reactivate(Application application, PeakonAccount account, Deadline deadline) {
        return new KnownAccount(interactive(application, deadline), account.id()).setActive(true)
                instanceof Change.Done;
    }

    @Override
    public void rehearse(Application application, ScimUser nobody) {
        channels.rehearse(nobody.userName(), there -> {
            Calls calls = new Calls(
                    there,
                    application,
                    Priority.INTERACTIVE,
                    Deadline.in(application.scim().timeBudget()));
            new UserSearch(calls, nobody).run();
            new NewAccount(calls, nobody).create();
        });
    }

    @Override
    public LookUp findInBackground(Application application, ScimUser user, Deadline deadline) {
        return new UserSearch(background(application, deadline), user).runByAnything();
    }

    @Override
    public LookUp get(Application application, String accountId, Deadline deadline) {
        return new KnownAccount(background(application, deadline), accountId).get();
    }

    @Override
    public Change update(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        return new UpdateWithColleagues(background(application, deadline), accountId, ownExternalId).send(user);
    }

    @Override
    public Preview preview(
            Application application,
            String accountId,
            ScimUser user,
            @Nullable String ownExternalId,
            Deadline deadline) {
        return new UpdateWithColleagues(background(application, deadline), accountId, ownExternalId).preview(user);
    }

    @Override
    public Change rename(Application application, String accountId, String address, Deadline deadline) {
        return new KnownAccount(background(application, deadline), accountId).rename(address);
    }

    @Override
    public Change deactivate(Application application, String accountId, Deadline deadline) {
        return new KnownAccount(background(application, deadline), accountId).setActive(false);
    }

    @Override
    public Change delete(Application application, String accountId, Deadline deadline) {
        return new KnownAccount(background(application, deadline), accountId).delete();
    }

    @Override
    public ListResponse page(Application application, int startIndex, int count, Deadline deadline) {
        return AccountPaging.page(background(application, deadline), Math.max(1, startIndex), count);
    }

    @Override
    public Optional<ProvisioningFailure> readAll(
            Application application, Duration perPage, int startIndex, AccountPages pages) {
        return AccountPaging.readAll(from -> page(application, from, PAGE, Deadline.in(perPage)), startIndex, pages);
    }

    @Override
    public ServiceAdvice serviceProviderConfig(Application application, Deadline deadline) {
        Answer answer = background(application, deadline).send(ScimRequest.get("/ServiceProviderConfig"));
        if (!(answer instanceof Answered answered)) {
            return new ServiceAdvice.Failed(answer.failure());
        }
        if (answered.status() == 401 || answered.status() == 403 || answered.status() >= 500) {
            return new ServiceAdvice.Failed(answered.failure());
        }
        return Optional.of(answered)
                .filter(Answered::isSuccess)
                .flatMap(Answered::json)
                .<ServiceAdvice>map(ScimUsers::advice)
                .orElseGet(ServiceAdvice.None::new);
    }

    private static ServiceAdvice advice(JsonNode config) {
        JsonNode most = config.path("filter").path("maxResults");
        return new ServiceAdvice.Given(
                config.path("patch").path("supported").asBoolean(false),
                config.path("filter").path("supported").asBoolean(false),
                most.canConvertToInt() ? OptionalInt.of(most.intValue()) : OptionalInt.empty());
    }

    @Override
    public Trial tryFilter(Application application, SearchKey key, Deadline deadline) {
        return new Trials(background(application, deadline)).filter(key);
    }

    @Override
    public Trial tryPatch(Application application, Deadline deadline) {
        return new Trials(background(application, deadline)).patch();
    }

    @Override
    public ConnectionState connection(Application application) {
        return channels.of(application).map(ScimConnection::state).orElse(ConnectionState.MISCONFIGURED);
    }

    private Calls interactive(Application application, Deadline deadline) {
        return new Calls(channels, application, Priority.INTERACTIVE, deadline);
    }

    private Calls background(Application application, Deadline deadline) {
        return new Calls(channels, application, Priority.BACKGROUND, deadline);
    }
}
