package org.peakonjit.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.List;

/** The console's pages, in groups: who uses what, what lets them in, and what keeps it going. */
@Named
@ApplicationScoped
public class Menu {

    private static final List<Group> GROUPS = List.of(
            new Group("start", new Item("index", "home")),
            new Group(
                    "people",
                    new Item("seats", "users"),
                    new Item("conflicts", "exclamation-circle"),
                    new Item("reports", "chart-bar")),
            new Group(
                    "access",
                    new Item("applications", "th-large"),
                    new Item("policies", "filter"),
                    new Item("identity-provider", "id-card"),
                    new Item("keys", "key")),
            new Group(
                    "operation",
                    new Item("alerts", "bell"),
                    new Item("jobs", "list-check"),
                    new Item("diagnosis", "heart"),
                    new Item("changes", "history"),
                    new Item("administrators", "user-edit")));

    /**
     * A page.
     *
     * @param page its name, and the key of its text
     * @param icon a name of PrimeIcons
     */
    public record Item(String page, String icon) {}

    /** Some that belong together, under a heading. */
    public record Group(String key, List<Item> items) {

        Group(String key, Item... items) {
            this(key, List.of(items));
        }
    }

    public List<Group> getGroups() {
        return GROUPS;
    }
}
