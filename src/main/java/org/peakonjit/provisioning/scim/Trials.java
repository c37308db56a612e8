package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.Trial;
import org.peakonjit.provisioning.result.Trial.Differs;
import org.peakonjit.provisioning.result.Trial.How;
import org.peakonjit.provisioning.scim.http.Answer;
import org.peakonjit.provisioning.scim.http.Answer.Answered;
import org.peakonjit.provisioning.scim.http.ScimRequest;
import org.peakonjit.provisioning.scim.json.Filters;
import org.peakonjit.provisioning.scim.json.PatchDocument;
import org.peakonjit.provisioning.scim.json.Users;
import org.peakonjit.provisioning.user.SearchKey;

/** Tries what sign-ons ask of a service, about an account that nobody has, so that nothing is changed. */
final class Trials {

    private final Calls calls;
    private final String nobody = nobody();

    Trials(Calls calls) {
        this.calls = calls;
    }

    /** An id and a name of nobody. */
    static String nobody() {
        return "nobody-" + UUID.randomUUID() + "@peakon-jit-proxy.invalid";
    }

    Trial filter(SearchKey key) {
        String filter = Filters.equal(key.attribute(), nobody);
        boolean needed = key == SearchKey.USER_NAME;
        Answer answer = calls.send(needed ? ScimRequest.search(filter) : ScimRequest.searchIfKnown(filter));
        if (!(answer instanceof Answered answered)) {
            return new Trial.Failed(answer.failure());
        }
        if (!needed && answered.maybeLacksFilter()) {
            calls.dialect().filterUnknown(key.attribute());
            return new Differs(How.NO_FILTER, answered.failure());
        }
        if (answered.status() == 200) {
            return found(answered, key);
        }
        return answered.status() == 404 || answered.status() == 204 ? works(key) : new Trial.Failed(answered.failure());
    }

    private Trial found(Answered answered, SearchKey key) {
        Optional<List<JsonNode>> list = answered.json().flatMap(Users::list);
        if (list.isEmpty()) {
            return answered.unread() == FailureCause.TOO_LARGE
                    ? ignored(key, answered.unreadable())
                    : new Trial.Failed(answered.unreadable());
        }
        return list.get().isEmpty()
                ? works(key)
                : ignored(key, new ProvisioningFailure(Kind.MISCONFIGURED, FailureCause.NO_FILTER));
    }

    private Trial ignored(SearchKey key, ProvisioningFailure failure) {
        return key == SearchKey.USER_NAME ? new Trial.Failed(failure) : new Differs(How.NO_FILTER, failure);
    }

    private Trial works(SearchKey key) {
        calls.dialect().filterKnown(key.attribute());
        return new Trial.Works();
    }

    Trial patch() {
        Answer answer = calls.send(ScimRequest.onUser("PATCH", nobody, PatchDocument.active(true)));
        if (!(answer instanceof Answered answered)) {
            return new Trial.Failed(answer.failure());
        }
        return switch (answered.status()) {
            case 404 -> answered.json().isPresent() ? patchWorks(answered) : withoutPatch(answered);
            case 405, 415, 501 -> withoutPatch(answered);
            case 200, 204, 400, 403 -> new Differs(How.UNCLEAR, answered.failureOfAccount());
            default -> new Trial.Failed(answered.failure());
        };
    }

    private Trial patchWorks(Answered answered) {
        return calls.dialect().takesPlainJson() ? new Differs(How.PLAIN_JSON, answered.failure()) : new Trial.Works();
    }

    private Trial withoutPatch(Answered answered) {
        calls.dialect().patchUnknown();
        return new Differs(How.NO_PATCH, answered.failure());
    }
}
