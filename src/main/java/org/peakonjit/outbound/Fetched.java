package org.peakonjit.outbound;

import java.io.InterruptedIOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;

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
     * @param about what the reason's sentence names; nothing of what was answered
     */
    record Failed(Reason reason, String about) implements Fetched {

        Failed(Reason reason) {
            this(reason, "");
        }

        /** In words that begin in the middle of a sentence, as "the URL answers with status 404". */
        public String detail() {
            return String.format(reason.sentence, about);
        }
    }

    /** What stood in the way, with a sentence in English. */
    enum Reason {
        /** Not http or https, or no host, or with a user's name in it. */
        URL("the URL is not one that begins with https:// or http:// and a host"),
        /** A link-local or metadata-service address. */
        FORBIDDEN("the URL's host is a link-local or metadata-service address"),
        /** Nobody knows the host. */
        NO_SUCH_HOST("nobody knows the URL's host"),
        /** The certificate is not trusted, or there is no TLS. */
        TLS("the URL's TLS certificate is not trusted"),
        /** Nothing answers, or it broke off. */
        NO_CONNECTION("the URL cannot be reached (%s)"),
        /** It did not end in time. */
        TIMEOUT("the URL does not answer in time"),
        /** A status other than 200 and 304; redirects among them. */
        STATUS("the URL answers with status %s"),
        /** More than the most that is read. */
        TOO_LARGE("the URL answers with more than 4 MiB");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** What it says in English; {@code %s} stands for what it is about. */
        public String sentence() {
            return sentence;
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
