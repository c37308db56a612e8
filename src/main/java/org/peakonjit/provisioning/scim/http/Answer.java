package org.peakonjit.provisioning.scim.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.result.FailureCause;
import org.peakonjit.provisioning.result.ProvisioningFailure;
import org.peakonjit.provisioning.result.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.result.ProvisioningFailure.Obstacle;
import org.peakonjit.provisioning.scim.json.ErrorDetail;
import org.peakonjit.provisioning.scim.json.Json;
import org.peakonjit.refusal.Fault;

/** What came of a request. */
public sealed interface Answer {

    /** The failure that it amounts to where nothing better is known. */
    ProvisioningFailure failure();

    /** The same where one account was asked for, or to be changed: a 403 then says nothing of the token. */
    default ProvisioningFailure failureOfAccount() {
        return this instanceof Answered answered && answered.status() == 403
                ? new ProvisioningFailure(Kind.REJECTED, failure().fault(), Obstacle.REJECTED)
                : failure();
    }

    /** The request was certainly not carried out, because it was not sent. */
    record NotSent(ProvisioningFailure failure) implements Answer {}

    /** The request was sent and may have been carried out; there was no answer. */
    record Lost(ProvisioningFailure failure) implements Answer {}

    /**
     * The service answered.
     *
     * @param unread why the body could not be read whole; null when it was
     */
    record Answered(
            int status,
            @Nullable String location,
            @Nullable String retryAfter,
            byte[] body,
            @Nullable FailureCause unread)
            implements Answer {

        private static final String ERROR_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

        public boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** Whether the service broke, and nobody knows at what; by 501 it says that it cannot (RFC 9110 §15.6.2). */
        public boolean isServerError() {
            return status >= 500 && status != 501;
        }

        /** Whether a service may say by that status that it does not filter by an attribute. */
        public boolean maybeLacksFilter() {
            return status == 400 || status == 403 || status == 500 || status == 501;
        }

        /** Whether the service itself says what is wrong (RFC 7644 §3.12), not something before it. */
        public boolean isScimError() {
            return json().filter(body -> Json.member(body, "schemas").toString().contains(ERROR_SCHEMA))
                    .isPresent();
        }

        /** The body, if it is a JSON object. */
        public Optional<JsonNode> json() {
            return unread != null ? Optional.empty() : Json.object(body);
        }

        public boolean isEmpty() {
            return unread == null && Json.text(body).isEmpty();
        }

        @Override
        public ProvisioningFailure failure() {
            String said = unread == null ? ErrorDetail.of(body) : "";
            if (said.isEmpty()) {
                return failure(FailureCause.STATUS.fault(status));
            }
            return said.equals(ErrorDetail.PAGE)
                    ? failure(FailureCause.STATUS_WITH_PAGE.fault(status))
                    : failure(FailureCause.STATUS_SAYING.fault(status, said));
        }

        private ProvisioningFailure failure(Fault fault) {
            return status == 401 || status == 403
                    ? new ProvisioningFailure(Kind.MISCONFIGURED, fault, Obstacle.TOKEN)
                    : new ProvisioningFailure(kind(), fault, Obstacle.of(kind()));
        }

        /** That of a success which is none yet (202). */
        public ProvisioningFailure notDoneYet() {
            return new ProvisioningFailure(Kind.UNAVAILABLE, FailureCause.NOT_DONE_YET, Integer.toString(status));
        }

        /** The failure of an answer whose status promised more than its body holds. */
        public ProvisioningFailure unreadable() {
            FailureCause cause = whyUnreadable();
            return new ProvisioningFailure(
                    cause == FailureCause.PAGE_INSTEAD_OF_JSON ? Kind.MISCONFIGURED : Kind.UNAVAILABLE, cause, status);
        }

        private FailureCause whyUnreadable() {
            if (unread != null) {
                return unread;
            }
            String text = Json.text(body);
            if (text.isEmpty()) {
                return FailureCause.EMPTY_BODY;
            }
            return text.startsWith("<") ? FailureCause.PAGE_INSTEAD_OF_JSON : FailureCause.NO_SCIM_ANSWER;
        }

        private Kind kind() {
            if (status == 429 || status == 408 || status == 425 || isServerError()) {
                return Kind.UNAVAILABLE;
            }
            boolean wrongAddress = status < 400 || status == 404 || status == 405 || status == 406 || status == 415;
            return wrongAddress || status == 501 ? Kind.MISCONFIGURED : Kind.REJECTED;
        }
    }
}
