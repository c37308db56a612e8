package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ListResponse;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.json.Json;
import org.peakonjit.provisioning.scim.json.Users;
import org.peakonjit.provisioning.user.AccountPages;
import org.peakonjit.provisioning.user.AccountPages.Taken;
import org.peakonjit.provisioning.user.PeakonAccount;

/** Reads Peakon's accounts page by page (RFC 7644 §3.4.2.4). */
final class AccountPaging {

    private AccountPaging() {}

    static ListResponse page(Calls calls, int startIndex, int count) {
        Answer answer = calls.send(ScimRequest.page(startIndex, count));
        if (!(answer instanceof Answered answered)) {
            return new ListResponse.Failed(answer.failure());
        }
        if (answered.status() == 204) {
            return new ListResponse.Accounts(List.of(), OptionalInt.empty());
        }
        if (answered.status() != 200) {
            return new ListResponse.Failed(answered.failure());
        }
        return answered.json()
                .flatMap(body -> read(body, startIndex))
                .orElseGet(() -> new ListResponse.Failed(answered.unreadable()));
    }

    /** A page may lack its array only behind the last account (RFC 7644 §3.4.2). */
    private static Optional<ListResponse> read(JsonNode body, int startIndex) {
        JsonNode resources = Json.member(body, "Resources");
        OptionalInt total = Users.total(body);
        if (!resources.isArray() && total.orElse(startIndex) >= startIndex) {
            return Optional.empty();
        }
        List<PeakonAccount> accounts = new ArrayList<>();
        for (JsonNode resource : resources) {
            Optional<PeakonAccount> account = Users.listed(resource);
            if (account.isEmpty()) {
                return Optional.empty();
            }
            accounts.add(account.get());
        }
        return Optional.of(new ListResponse.Accounts(accounts, total));
    }

    /**
     * Walks to the first empty page. Some services repeat their last page instead: that is the end once all accounts
     * they spoke of were seen, and a failure before.
     */
    static Optional<ProvisioningFailure> readAll(
            IntFunction<ListResponse> pageFrom, int startIndex, AccountPages pages) {
        int from = startIndex;
        while (true) {
            ListResponse page = pageFrom.apply(from);
            if (page instanceof ListResponse.Failed failed) {
                return Optional.of(failed.failure());
            }
            OptionalInt total = ((ListResponse.Accounts) page).total();
            List<PeakonAccount> accounts = ((ListResponse.Accounts) page).accounts();
            if (accounts.isEmpty()) {
                return Optional.empty();
            }
            from += accounts.size();
            Taken taken = pages.take(accounts, from, total.orElse(0));
            boolean repeated = taken.fresh() == 0;
            if (!taken.goOn() || repeated && total.isPresent() && taken.seen() >= total.getAsInt()) {
                return Optional.empty();
            }
            if (repeated) {
                return Optional.of(new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_PAGING));
            }
        }
    }
}
