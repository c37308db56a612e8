package org.peakonjit.console.list;

import java.util.List;
import java.util.Optional;

/** By which column a list is ordered, and what the heads of its columns lead to. */
public final class ListOrder<E extends Enum<E>> {

    private static final String ORDER = "order";
    private static final String REVERSED = "reversed";

    private final E usual;
    private final E by;
    private final boolean reversed;
    private final List<E> downwards;
    private final E[] all;
    private ListAddress address = new ListAddress("");

    /** @param downwards those that begin with the latest, unless they are reversed */
    public ListOrder(ListParameters parameters, E usual, E[] all, List<E> downwards) {
        this.usual = usual;
        this.by = parameters.one(ORDER, all).orElse(usual);
        this.reversed = parameters.text(REVERSED).filter("true"::equals).isPresent();
        this.all = all.clone();
        this.downwards = List.copyOf(downwards);
    }

    public E by() {
        return by;
    }

    public boolean reversed() {
        return reversed;
    }

    /** The list's address with this order; what the heads lead to is made of it. */
    public ListAddress in(ListAddress list) {
        address =
                list.with(ORDER, by == usual ? null : ListParameters.word(by)).with(REVERSED, reversed ? "true" : null);
        return address;
    }

    /** As {@code aria-sort} has it. */
    public String state(String column) {
        return is(column) ? downwards.contains(by) == reversed ? "ascending" : "descending" : "none";
    }

    /** By this column; the other way round where it is by this column already. */
    public String link(String column) {
        Optional<E> wanted = ListParameters.named(all, column);
        boolean turned = is(column) && !reversed;
        return address.with(
                        ORDER,
                        wanted.filter(one -> one != usual)
                                .map(ListParameters::word)
                                .orElse(null))
                .with(REVERSED, turned ? "true" : null)
                .toString();
    }

    /** An arrow for the eye; nothing where the list is not ordered by this column. */
    public String mark(String column) {
        return switch (state(column)) {
            case "ascending" -> "▲";
            case "descending" -> "▼";
            default -> "";
        };
    }

    private boolean is(String column) {
        return ListParameters.word(by).equals(column);
    }
}
