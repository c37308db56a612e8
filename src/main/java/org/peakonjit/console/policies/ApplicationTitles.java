package org.peakonjit.console.policies;

import com.google.common.base.Suppliers;
import jakarta.enterprise.inject.Model;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;

/** What people call the applications, read once for a page. */
@Model
public class ApplicationTitles {

    @Inject
    Applications applications;

    private final Supplier<Map<String, String>> titles = Suppliers.memoize(
            () -> applications.all().stream().collect(Collectors.toMap(Application::name, Application::title)));

    public List<String> getNames() {
        return applications.names();
    }

    /** What people call the one of that name; the name itself where there is none any more. */
    public @Nullable String of(@Nullable String name) {
        return name == null ? null : titles.get().getOrDefault(name, name);
    }

    /** Whether that is a name, and none of an application: of one that was deleted there are lines still. */
    public boolean lacks(@Nullable String name) {
        return name != null && !titles.get().containsKey(name);
    }
}
