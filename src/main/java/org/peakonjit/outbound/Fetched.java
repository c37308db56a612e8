package org.peakonjit.outbound;

import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.peakonjit.refusal.Fault;
import org.peakonjit.refusal.FaultCode;

/** How a fetch ended. */
public sealed interface Fetched {

    /**
     * Status 200.
     *
     * @param conditions what to give next time, to get it only when it has changed
     */
    record Content(byte[] body, Conditions conditions) implements Fetched {}

    /** Status 304: what was had before is still so. */
    record NotModified() implements Fetched {}

    /**
     * There is nothing.
     *
     * @param fault of a {@link Reason}; about nothing of what was answered
     */
    record Failed(Fault fault) implements Fetched {}

    /** What stood in the way. */
    enum Reason implements FaultCode {
        /** Not http or https, or no host, or with a user's name in it. */
        URL,
        /** A link-local or metadata-service address. */
        FORBIDDEN,
        /** Nobody knows the host. */
        NO_SUCH_HOST,
        /** The certificate is not trusted, or there is no TLS. */
        TLS,
        /** Nothing answers, or it broke off. */
        NO_CONNECTION,
        /** It did not end in time. */
        TIMEOUT,
        /** A status other than 200 and 304; redirects among them. */
        STATUS,
        /** More than the most that is read. */
        TOO_LARGE;

        @Override
        public String family() {
            return "fetch";
        }

        /** What kept a connection from being made, or ended it. */
        public static Reason of(Throwable thrown) {
            for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
                if (cause instanceof ForbiddenAddressException) {
                    return FORBIDDEN;
                }
                if (cause instanceof UnknownHostException) {
                    return NO_SUCH_HOST;
                }
                if (cause instanceof SSLException) {
                    return TLS;
                }
                if (cause instanceof InterruptedIOException) {
                    return TIMEOUT;
                }
            }
            return NO_CONNECTION;
        }
    }
}
