package org.peakonjit.saml.logout;

/** How a logout ended (SAML Core §3.2.2.2). */
public enum LogoutStatus {
    /** Everybody is signed out. */
    SUCCESS,
    /** Signed out here, but not everywhere: Success with PartialLogout under it. */
    PARTIAL,
    /** We know nobody of that name: Requester with UnknownPrincipal under it. */
    UNKNOWN_PRINCIPAL,
    /** Anything else that is no success. */
    FAILED
}
