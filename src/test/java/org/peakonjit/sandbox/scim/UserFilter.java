package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The filters Peakon documents: {@code eq} on userName, emails, externalId, id and the extension's employee number. Anything
 * else is invalidFilter.
 */
final class UserFilter {

    private static final String EMPLOYEE_NUMBER = (UserSummary.ENTERPRISE + ":employeeNumber").toLowerCase(Locale.ROOT);

    private UserFilter() {}

    static Predicate<UserSummary> of(@Nullable String text, Folding folding) throws BadRequestException {
        if (text == null || text.isBlank()) {
            return user -> true;
        }
        Filter filter = Filter.fromString(text);
        if (filter.getFilterType() != FilterType.EQUAL) {
            throw BadRequestException.invalidFilter("only eq is supported");
        }
        String value = filter.getComparisonValue().asText();
        String attribute = filter.getAttributePath().toString().toLowerCase(Locale.ROOT);
        if (attribute.equals(EMPLOYEE_NUMBER)) {
            return user -> user.employeeNumber().equals(value);
        }
        return switch (attribute) {
            case "username" -> user -> folding.same(user.userName(), value);
            case "emails" -> user -> user.hasEmail(value, folding);
            case "externalid" -> user -> user.externalId().equals(value);
            case "id" -> user -> user.id().equals(value);
            default ->
                throw BadRequestException.invalidFilter(
                        "filter by userName, emails, externalId, id or the employee number");
        };
    }
}
