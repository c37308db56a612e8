package org.peakonjit.provisioning.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.provisioning.ProvisioningFailure;
import org.peakonjit.provisioning.ProvisioningFailure.Kind;
import org.peakonjit.provisioning.ProvisioningFailure.Obstacle;

/** What came of a request. */
sealed interface Answer {

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
            @Nullable String unread) implements Answer {

        boolean isSuccess() {
            return status >= 200 && status < 300;
        }

        /** The body, if it is a JSON object. */
        Optional<JsonNode> json() {
            return unread != null ? Optional.empty() : Json.object(body);
        }

        boolean isEmpty() {
            return unread == null && new String(body, java.nio.charset.StandardCharsets.UTF_8).isBlank();
        }

        /** What the status means where nothing better is known. */
        ProvisioningFailure failure() {
            String detail = "HTTP " + status + said();
            return status == 401 || status == 403
                    ? new ProvisioningFailure(Kind.MISCONFIGURED, detail, Obstacle.TOKEN)
                    : new ProvisioningFailure(kind(), detail);
        }

        /** The failure of an answer whose status promised more than its body holds. */
        ProvisioningFailure unreadable() {
            String what = unread != null ? unread : isEmpty() ? "an empty body" : "a body that is no SCIM answer";
            boolean html = new String(body, java.nio.charset.StandardCharsets.UTF_8)
                    .stripLeading()
                    .startsWith("<");
            return new ProvisioningFailure(
                    html && unread == null ? Kind.MISCONFIGURED : Kind.UNAVAILABLE,
                    "HTTP " + status + " with " + (html && unread == null ? "a page instead of JSON" : what));
        }

        private String said() {
            String detail = unread == null ? ErrorDetail.of(body) : "";
            return detail.isEmpty() ? "" : ": " + detail;
        }

        private Kind kind() {
            if (status == 429 || status == 408 || status == 425 || (status >= 500 && status != 501)) {
                return Kind.UNAVAILABLE;
            }
            boolean wrongAddress = status < 400 || status == 404 || status == 405 || status == 406 || status == 415;
            return wrongAddress || status == 501 ? Kind.MISCONFIGURED : Kind.REJECTED;
        }
    }
}
