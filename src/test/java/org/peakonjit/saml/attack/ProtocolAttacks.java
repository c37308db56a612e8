package org.peakonjit.saml.attack;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Honestly signed, but not what the Web Browser SSO profile allows, or not for us, or not for now. */
public final class ProtocolAttacks {

    private static final Pattern TIME = Pattern.compile("@(-?[0-9]+)@");

    private static final String AUDIENCE = "(?s)<saml:AudienceRestriction>.*</saml:AudienceRestriction>";
    private static final String CONFIRMATION = "(?s)<saml:SubjectConfirmation .*</saml:SubjectConfirmation>";
    private static final String DATA = "<saml:SubjectConfirmationData [^>]*/>";
    private static final String FOREIGN = "<saml:AudienceRestriction><saml:Audience>https://other.example/sp"
            + "</saml:Audience></saml:AudienceRestriction>";

    public static final List<Attack> ALL = List.of(
            Attack.of("no Conditions", pattern("(?s)<saml:Conditions.*</saml:Conditions>", "")),
            Attack.of("no audience restriction", pattern(AUDIENCE, "")),
            Attack.of("empty audience restriction", pattern(AUDIENCE, "<saml:AudienceRestriction/>")),
            Attack.of("foreign audience", pattern(AUDIENCE, FOREIGN)),
            Attack.of(
                    "a second, foreign restriction",
                    text("</saml:AudienceRestriction>", "</saml:AudienceRestriction>" + FOREIGN)),
            Attack.of(
                    "two Conditions",
                    text(
                            "<saml:AuthnStatement ",
                            "<saml:Conditions>" + FOREIGN + "</saml:Conditions><saml:AuthnStatement ")),
            Attack.of(
                    "unknown condition",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:Condition xmlns:x=\"urn:x\" xsi:type=\"x:Never\"/>")),
            Attack.of(
                    "unknown condition of another namespace",
                    text("</saml:AudienceRestriction>", "</saml:AudienceRestriction><x:Never xmlns:x=\"urn:x\"/>")),
            Attack.of(
                    "ProxyRestriction of zero",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:ProxyRestriction Count=\"0\"/>")),
            Attack.of(
                    "ProxyRestriction of less than zero",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:ProxyRestriction Count=\"-1\"/>")),
            Attack.of(
                    "ProxyRestriction of no number",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:ProxyRestriction Count=\"any\"/>")),
            Attack.of(
                    "ProxyRestriction to others",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:ProxyRestriction><saml:Audience>urn:x</saml:Audience></saml:ProxyRestriction>")),
            Attack.of(
                    "OneTimeUse twice",
                    text(
                            "</saml:AudienceRestriction>",
                            "</saml:AudienceRestriction><saml:OneTimeUse/><saml:OneTimeUse/>")),
            Attack.expired(
                    "conditions ended 4 minutes ago",
                    pattern("(<saml:Conditions NotBefore=\"[^\"]*\" NotOnOrAfter=)\"[^\"]*\"", "$1\"" + in(-4) + "\"")),
            Attack.expired(
                    "conditions begin in 4 minutes",
                    pattern("<saml:Conditions NotBefore=\"[^\"]*\"", "<saml:Conditions NotBefore=\"" + in(4) + "\"")),
            Attack.expired(
                    "confirmation ended 4 minutes ago",
                    pattern("(SubjectConfirmationData NotOnOrAfter=)\"[^\"]*\"", "$1\"" + in(-4) + "\"")),
            Attack.expired(
                    "session ended", text("SessionIndex=\"_session\"", "SessionNotOnOrAfter=\"" + in(-4) + "\"")),
            Attack.expired(
                    "authenticated in the future",
                    pattern("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + in(4) + "\"")),
            Attack.of(
                    "authenticated more than a year ago",
                    pattern("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"" + in(-366 * 24 * 60) + "\"")),
            Attack.expired(
                    "issued in the future", pattern("IssueInstant=\"[^\"]*\"", "IssueInstant=\"" + in(4) + "\"")),
            Attack.expired(
                    "issued an hour ago", pattern("IssueInstant=\"[^\"]*\"", "IssueInstant=\"" + in(-60) + "\"")),
            Attack.expired(
                    "assertion issued an hour ago, long-lived",
                    pattern("(Assertion [^>]*IssueInstant=)\"[^\"]*\"", "$1\"" + in(-60) + "\"")),
            Attack.of("no IssueInstant", pattern(" IssueInstant=\"[^\"]*\"", "")),
            Attack.of("IssueInstant that is no time", pattern("IssueInstant=\"[^\"]*\"", "IssueInstant=\"yesterday\"")),
            Attack.of(
                    "NotOnOrAfter that is no time",
                    pattern(
                            "SubjectConfirmationData NotOnOrAfter=\"[^\"]*\"",
                            "SubjectConfirmationData NotOnOrAfter=\"9999999999\"")),
            Attack.of("no AuthnInstant", pattern(" AuthnInstant=\"[^\"]*\"", "")),
            Attack.of(
                    "AuthnInstant of a thirteenth month",
                    pattern("AuthnInstant=\"[^\"]*\"", "AuthnInstant=\"2026-13-01T00:00:00Z\"")),
            Attack.of("no Destination", pattern(" Destination=\"[^\"]*\"", "")),
            Attack.of("empty Destination", pattern(" Destination=\"[^\"]*\"", " Destination=\"\"")),
            Attack.of(
                    "foreign Destination",
                    pattern(" Destination=\"[^\"]*\"", " Destination=\"https://other.example/acs\"")),
            Attack.of(
                    "Destination in other case",
                    pattern(" Destination=\"https://peakon", " Destination=\"https://PEAKON")),
            Attack.of("no Recipient", pattern(" Recipient=\"[^\"]*\"", "")),
            Attack.of(
                    "foreign Recipient", pattern(" Recipient=\"[^\"]*\"", " Recipient=\"https://other.example/acs\"")),
            Attack.of("no SubjectConfirmation", pattern(CONFIRMATION, "")),
            Attack.of("holder-of-key", text("cm:bearer", "cm:holder-of-key")),
            Attack.of("sender-vouches", text("cm:bearer", "cm:sender-vouches")),
            Attack.of("confirmation without method", pattern(" Method=\"[^\"]*\"", "")),
            Attack.of("confirmation without data", pattern(DATA, "")),
            Attack.of(
                    "confirmation without NotOnOrAfter",
                    pattern("SubjectConfirmationData NotOnOrAfter=\"[^\"]*\"", "SubjectConfirmationData")),
            Attack.of(
                    "confirmation with NotBefore",
                    text(
                            "<saml:SubjectConfirmationData ",
                            "<saml:SubjectConfirmationData NotBefore=\"" + in(-1) + "\" ")),
            Attack.of(
                    "confirmation without InResponseTo",
                    pattern("(SubjectConfirmationData [^>]*) InResponseTo=\"[^\"]*\"", "$1")),
            Attack.of(
                    "confirmation to another request",
                    pattern("(SubjectConfirmationData [^>]*) InResponseTo=\"[^\"]*\"", "$1 InResponseTo=\"_other\"")),
            Attack.of("no Subject", pattern("(?s)<saml:Subject>.*</saml:Subject>", "")),
            Attack.of(
                    "two Subjects",
                    text(
                            "<saml:Conditions ",
                            "<saml:Subject><saml:NameID>mallory</saml:NameID></saml:Subject><saml:Conditions ")),
            Attack.of(
                    "two NameIDs",
                    text("<saml:SubjectConfirmation ", "<saml:NameID>mallory</saml:NameID><saml:SubjectConfirmation ")),
            Attack.of("no NameID", pattern("<saml:NameID [^>]*>[^<]*</saml:NameID>", "")),
            Attack.of("BaseID", pattern("<saml:NameID [^>]*>[^<]*</saml:NameID>", "<saml:BaseID/>")),
            Attack.of(
                    "no assertion issuer",
                    pattern(
                            "(?s)(<saml:Assertion [^>]*>)<saml:Issuer>[^<]*</saml:Issuer>(?=<saml:Subject)",
                            "$1<saml:Issuer/>")),
            Attack.of(
                    "foreign assertion issuer",
                    pattern(
                            "<saml:Issuer>[^<]*</saml:Issuer>(?=<saml:Subject)",
                            "<saml:Issuer>https://other.example/idp</saml:Issuer>")),
            Attack.of("two assertion issuers", pattern("(<saml:Issuer>[^<]*</saml:Issuer>)(?=<saml:Subject)", "$1$1")),
            Attack.of(
                    "foreign Response issuer",
                    pattern(
                            "<saml:Issuer>[^<]*</saml:Issuer>(?=<samlp:Status)",
                            "<saml:Issuer>https://other.example/idp</saml:Issuer>")),
            Attack.of("two Response issuers", pattern("(<saml:Issuer>[^<]*</saml:Issuer>)(?=<samlp:Status)", "$1$1")),
            Attack.of(
                    "issuer in another format",
                    pattern(
                            "<saml:Issuer>(?=[^<]*</saml:Issuer><saml:Subject)",
                            "<saml:Issuer Format=\"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\">")),
            Attack.of("no AuthnStatement", pattern("(?s)<saml:AuthnStatement.*</saml:AuthnStatement>", "")),
            Attack.of("AuthnStatement without context", pattern("(?s)<saml:AuthnContext>.*</saml:AuthnContext>", "")),
            Attack.of("Response version 1.1", text("Version=\"2.0\" IssueInstant", "Version=\"1.1\" IssueInstant")),
            Attack.of("assertion version 2.1", pattern("(<saml:Assertion [^>]*Version=)\"2.0\"", "$1\"2.1\"")),
            Attack.of("assertion without version", pattern("(<saml:Assertion [^>]*) Version=\"2.0\"", "$1")),
            Attack.of("Response without ID", pattern("(<samlp:Response [^>]*) ID=\"[^\"]*\"", "$1")),
            Attack.of("no Status", pattern("(?s)<samlp:Status>.*</samlp:Status>", "")),
            Attack.of("two Status", pattern("(?s)(<samlp:Status>.*</samlp:Status>)", "$1$1")),
            Attack.of("Status without code", pattern("<samlp:StatusCode [^>]*/>", "")),
            Attack.idpError(
                    "status AuthnFailed",
                    status(
                            "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:AuthnFailed\"/></samlp:StatusCode>")),
            Attack.idpError(
                    "status Requester",
                    status("<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Requester\"/>")),
            Attack.idpError(
                    "status unknown, with markup",
                    status(
                            "<samlp:StatusCode Value=\"&lt;script>alert(1)&lt;/script>\"/><samlp:StatusMessage>&lt;script></samlp:StatusMessage>")),
            Attack.idpError(
                    "Success below an error",
                    status(
                            "<samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Responder\"><samlp:StatusCode Value=\"urn:oasis:names:tc:SAML:2.0:status:Success\"/></samlp:StatusCode>")));

    private ProtocolAttacks() {}

    private static UnaryOperator<ForgedResponse> text(String from, String to) {
        return honest -> honest.edit(from, timed(to));
    }

    private static UnaryOperator<ForgedResponse> pattern(String pattern, String to) {
        return honest -> honest.editAll(pattern, timed(to));
    }

    private static UnaryOperator<ForgedResponse> status(String codes) {
        return pattern("<samlp:StatusCode [^>]*/>", java.util.regex.Matcher.quoteReplacement(codes));
    }

    /** A time that counts from the attack: the list is made long before the last of them. */
    private static String in(int minutes) {
        return "@" + minutes + "@";
    }

    private static String timed(String text) {
        return TIME.matcher(text)
                .replaceAll(found -> Instant.now()
                        .plus(Duration.ofMinutes(Long.parseLong(found.group(1))))
                        .toString());
    }
}
