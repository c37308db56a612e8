package org.peakonjit.walk;

/** One way in which a call to Peakon goes wrong. */
enum WireFault {
    /** No connection. */
    REFUSED,
    /** The connection breaks off, and nothing was done. */
    RESET,
    /** The request is carried out, and the connection breaks off. */
    RESET_AFTER,
    /** No answer until the time is up; nothing was done. */
    SILENCE,
    /** No answer until the time is up, but the request was carried out at once. */
    SILENCE_AFTER,
    /** No answer until the time is up; the request is carried out some time later. */
    LATE,
    UNAUTHORIZED,
    FORBIDDEN,
    /** Of a request about one account: which proves nothing. */
    NOT_FOUND,
    /** The same of an id of which the service makes nothing. */
    NO_SUCH_ID,
    CONFLICT,
    BAD_REQUEST,
    TIMEOUT,
    TOO_MANY,
    TOO_MANY_SHORTLY,
    TOO_MANY_FOR_LONG,
    ERROR,
    ERROR_AFTER,
    UNAVAILABLE,
    /** Accepted, and never done. */
    ACCEPTED,
    /** Accepted, and done. */
    ACCEPTED_AFTER,
    /** Carried out, and half of the answer's body. */
    BROKEN_BODY,
    /** Carried out, and no body. */
    EMPTY_BODY,
    /** Carried out, with no body but a Location. */
    LOCATION_ONLY,
    /** An account is made, and answered as if it had been there. */
    MADE_AS_200,
    /** Carried out, and somebody else's account in answer. */
    ANOTHERS_ACCOUNT,
    /** A change that is passed over: the account as it was, with status 200. */
    PASSED_OVER,
    /** Nothing is done, and the error has status 200. */
    ERROR_AS_200,
    /** A web page, and nothing was done. */
    PAGE,
    /** A search that finds one more account of the same name. */
    TWINS,
    /** A miss in another form: 404 or 204. */
    MISS_404,
    MISS_204,
    /** PATCH is not supported. */
    NO_PATCH,
    /** A list that leaves somebody out. */
    INCOMPLETE
}
