package org.peakonjit.sandbox.scim;

import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The filters Peakon documents: {@code eq} on userName, emails, externalId and id. Anything else is invalidFilter. */
final class UserFilter {

    private UserFilter() {}

    static Predicate<UserSummary> of(@Nullable String text) throws BadRequestException {
        if (text == null || text.isBlank()) {
            return user -> true;
        }
        Filter filter = Filter.fromString(text);
        if (filter.getFilterType() != FilterType.EQUAL) {
            throw BadRequestException.invalidFilter("only eq is supported");
        }
        String value = filter.getComparisonValue().asText();
        return switch (filter.getAttributePath().toString().toLowerCase(Locale.ROOT)) {
            case "username" -> user -> user.userName().equalsIgnoreCase(value);
            case "emails" -> user -> user.email().equalsIgnoreCase(value);
            case "externalid" -> user -> user.externalId().equals(value);
            case "id" -> user -> user.id().equals(value);
            default -> throw BadRequestException.invalidFilter("filter by userName, emails, externalId or id");
        };
    }
}
