package org.peakonjit.signout;

import org.peakonjit.saml.logout.SingleLogout.Side;
import org.peakonjit.subject.SessionName;

/**
 * One of those between whom the person's session lasts.
 *
 * @param entityId the IdP's or Peakon's
 * @param name what to call it on a page: the application's name; empty for the IdP
 * @param session how the session is called with them
 */
public record Participant(Side side, String entityId, String name, SessionName session) {}
