package org.peakonjit.sandbox.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ways in which SCIM services differ from RFC 7644 and from each other, and what our client makes of each:
 * {@code docs/compatibility.md} has them as a table.
 */
public enum ScimDialect {
    STANDARD("does as RFC 7644 says", "look-up, POST and PATCH", Ending.ALL_DONE, call -> false, error(500, "")),
    PLAIN_JSON(
            "refuses bodies of `application/scim+json` (415)",
            "`application/json` is sent, at once, and from then on first",
            Ending.ALL_DONE,
            call -> call.hasBody() && !call.isOfType("application/json"),
            error(415, "")),
    PATCH_NOT_ALLOWED(
            "has no PATCH (405)",
            Words.PUT,
            Ending.ALL_DONE,
            call -> call.method().equals("PATCH"),
            error(405, "")),
    PATCH_NOT_IMPLEMENTED(
            "has no PATCH (501)",
            Words.PUT,
            Ending.ALL_DONE,
            call -> call.method().equals("PATCH"),
            error(501, "")),
    PATCH_OF_NO_TYPE(
            "has no PATCH (415 to whatever type)",
            Words.PUT,
            Ending.ALL_DONE,
            call -> call.method().equals("PATCH"),
            error(415, "")),
    PATCH_BEHIND_A_PAGE(
            "has no PATCH (404 with a page instead of a SCIM error)",
            Words.PUT,
            Ending.ALL_DONE,
            call -> call.method().equals("PATCH"),
            new Said(404, "text/html", "<html><body>Not Found</body></html>")),
    PATCH_WITHOUT_FILTERED_PATHS(
            "takes no PATCH path with a filter in it such as `emails[type eq \"work\"].value` (400 `invalidPath`)",
            "that change is sent by GET, merge, PUT; others by PATCH",
            Ending.ALL_DONE,
            call -> call.operations(operation -> operation.path("path").asText().contains("[")),
            error(400, "invalidPath")),
    NO_FILTER_BY_EMAIL(
            "does not filter by `emails` (400 or 501)",
            Words.LEFT_OUT,
            Ending.ALL_DONE,
            call -> call.isSearchBy("emails"),
            error(501, "")),
    NO_FILTER_BY_EXTERNAL_ID(
            "does not filter by `externalId` (400 or 501)",
            Words.LEFT_OUT + "; the e-mail is asked for instead",
            Ending.ALL_DONE,
            call -> call.isSearchBy("externalId"),
            error(400, "invalidFilter")),
    FORBIDDEN_FILTER(
            "answers filters by `externalId` with 403",
            Words.CONFIRMED,
            Ending.ALL_DONE,
            call -> call.isSearchBy("externalId"),
            error(403, "")),
    BROKEN_FILTERS(
            "breaks on every filter but `userName` (500)",
            Words.CONFIRMED,
            Ending.ALL_DONE,
            call -> call.isSearch() && !call.isSearchBy("userName"),
            error(500, "")),
    IGNORED_FILTERS(
            "ignores every filter but `userName`, and answers a page of everybody",
            Words.LEFT_OUT,
            Ending.ALL_DONE,
            call -> call.isSearch() && !call.isSearchBy("userName"),
            new Said(
                    200,
                    "application/scim+json",
                    "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:ListResponse\"],\"totalResults\":500,"
                            + "\"Resources\":[{\"id\":\"1\",\"userName\":\"somebody@corp.example\"}]}")),
    STRICT(
            "refuses a second primary e-mail, and another `userName` (400)",
            "none is sent: e-mails are matched by type, value and `primary`, and the case of a `userName` is let be",
            Ending.ALL_DONE,
            ScimDialect::isImproper,
            error(400, "invalidValue")),
    STRICT_WITHOUT_TYPES(
            "does the same, and has e-mails without `type`",
            "the e-mail that is there is changed",
            Ending.ALL_DONE,
            ScimDialect::isImproper,
            error(400, "invalidValue")),
    STRICT_WITH_OTHER_TYPES(
            "does the same, and has the primary e-mail under another `type`",
            "the primary e-mail is changed, whatever its type",
            Ending.ALL_DONE,
            ScimDialect::isImproper,
            error(400, "invalidValue")),
    PROTECTED_ACCOUNT(
            "refuses changes of one account (403)",
            "its change is refused, the person is handed on under what Peakon has; nobody else is concerned",
            Ending.CHANGE_REFUSED,
            call -> call.method().equals("PATCH") || call.method().equals("PUT"),
            error(403, "")),
    NO_RIGHT_TO_CREATE(
            "refuses to create (403)",
            "`provisioning.misconfigured`, an alert, and no call for a while",
            Ending.NOBODY_CREATED,
            call -> call.method().equals("POST"),
            error(403, "")),
    DOWN(
            "fails every look-up (500)",
            "`provisioning.unavailable`: nobody is created whom nobody could look for",
            Ending.NOBODY_CREATED,
            ScimCallAsSent::isSearch,
            error(500, ""));

    /** How a new person's sign-on and a change of an account end. */
    public enum Ending {
        ALL_DONE,
        CHANGE_REFUSED,
        NOBODY_CREATED
    }

    /** What is answered instead of what the service would. */
    record Said(int status, String type, String body) {}

    private static final class Words {
        static final String PUT = "GET, merge, PUT; remembered for ten minutes";
        static final String LEFT_OUT = "that filter is left out for ten minutes";
        static final String CONFIRMED =
                LEFT_OUT + ", where the `userName` is answered between two such answers; else it counts as failure";

        private Words() {}
    }

    private final String does;
    private final String handled;
    private final Ending ending;
    private final Predicate<ScimCallAsSent> refuses;
    private final Said refusal;

    ScimDialect(String does, String handled, Ending ending, Predicate<ScimCallAsSent> refuses, Said refusal) {
        this.does = does;
        this.handled = handled;
        this.ending = ending;
        this.refuses = refuses;
        this.refusal = refusal;
    }

    /** What such a service does, as goes on after "the service". */
    public String does() {
        return does;
    }

    /** What becomes of it here. */
    public String handled() {
        return handled;
    }

    public Ending ending() {
        return ending;
    }

    Optional<Said> instead(ScimCallAsSent call) {
        return refuses.test(call) ? Optional.of(refusal) : Optional.empty();
    }

    private static boolean isImproper(ScimCallAsSent call) {
        return call.operations(operation -> operation.path("path").asText().equalsIgnoreCase("userName")
                || operation.findValues("primary").stream().anyMatch(JsonNode::asBoolean));
    }

    private static Said error(int status, String scimType) {
        return new Said(
                status,
                "application/scim+json",
                "{\"schemas\":[\"urn:ietf:params:scim:api:messages:2.0:Error\"],\"status\":\"" + status
                        + "\",\"scimType\":\"" + scimType + "\",\"detail\":\"not in this dialect\"}");
    }
}
