package org.peakonjit.console.list;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.seats.SeatFilters;
import org.peakonjit.license.seat.SeatQuery.Order;

/** What the addresses of lists say, and what they lead to. */
class ListsTest {

    private final List<Object> told = new ArrayList<>();

    private ListParameters parameters(Map<String, String> parameters) {
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> parameters.get(String.valueOf(arguments[0])));
        return new ListParameters(request, new Messages() {
            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }

            @Override
            public void warn(String key, Object... arguments) {
                told.add(arguments[1]);
            }
        });
    }

    private ListOrder<Order> order(Map<String, String> parameters) {
        return new ListOrder<>(parameters(parameters), Order.HOLDER, Order.values(), List.of(Order.LAST_SIGN_IN));
    }

    private Rows<Integer> rows(Map<String, String> parameters, int total) {
        return Rows.of(
                new ListAddress("x.xhtml"),
                parameters(parameters),
                total,
                (offset, limit) -> IntStream.range(offset, Math.min(total, offset + limit))
                        .boxed()
                        .toList());
    }

    @Test
    void nameOnlyWhatIsNotAsUsual() {
        ListAddress address = new ListAddress("seats.xhtml").with("q", "a b&c").with("state", null);

        assertThat(address.atPage(2)).hasToString("seats.xhtml?q=a+b%26c&page=2");
        assertThat(address.atPage(2).with("q", "")).hasToString("seats.xhtml");
        assertThat(address.count(List.of("q", "state"))).isEqualTo(1);
    }

    @Test
    void areOrderedByTheHeadThatWasChosenAndTurnedRoundByTheSame() {
        ListOrder<Order> usual = order(Map.of());
        usual.in(new ListAddress("x.xhtml"));
        assertThat(usual.state("holder")).isEqualTo("ascending");
        assertThat(usual.link("holder")).isEqualTo("x.xhtml?reversed=true");
        assertThat(usual.link("last-sign-in")).isEqualTo("x.xhtml?order=last-sign-in");

        ListOrder<Order> latest = order(Map.of("order", "LAST_SIGN_IN"));
        latest.in(new ListAddress("x.xhtml"));
        assertThat(latest.state("last-sign-in")).isEqualTo("descending");
        assertThat(latest.state("holder")).isEqualTo("none");
        assertThat(order(Map.of("order", "last-sign-in", "reversed", "true")).state("last-sign-in"))
                .isEqualTo("ascending");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "+10000-01-01", "0000-12-31", "-5000-01-01"})
    void knowNoDayThatNoDatabaseHolds(String day) {
        ChosenPeriod period = new ChosenPeriod(parameters(Map.of("from", day, "to", day)));

        assertThat(period.getFirst()).isEmpty();
        assertThat(period.getLast()).isEmpty();
        assertThat(told).containsExactly(day, day);
    }

    @Test
    void goToTheEndOfTheCalendar() {
        ChosenPeriod period = new ChosenPeriod(parameters(Map.of("from", "0001-01-01", "to", "9999-12-31")));

        assertThat(period.from(Instant.EPOCH, ZoneOffset.UTC)).hasValue(Instant.parse("0001-01-01T00:00:00Z"));
        assertThat(period.until(Instant.EPOCH, ZoneOffset.UTC)).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void fallBackAndTellWhereAnAddressAsksForWhatThereIsNot() {
        assertThat(order(Map.of("order", "sideways")).by()).isEqualTo(Order.HOLDER);
        assertThat(rows(Map.of("page", "-1", "rows", "7"), 60).getItems()).hasSize(25);
        assertThat(new ChosenPeriod(parameters(Map.of("from", "yesterday"))).getFirst())
                .isEmpty();

        assertThat(parameters(Map.of("action", "seat.relaesed")).one("action", List.of("seat.released")))
                .isEmpty();

        assertThat(told).containsExactly("sideways", "7", "-1", "yesterday", "seat.relaesed");
    }

    /** Whoever pasted a line's end along finds what they mean, and PostgreSQL is asked for no NUL. */
    @Test
    void takeControlCharactersForBlanks() {
        Map<String, String> pasted = Map.of("q", "\u0000 ann\tlee\r\n", "person", "\u0000", "state", "assigned\u0000");

        assertThat(new SeatFilters(parameters(pasted)).getText()).isEqualTo("ann lee");
        assertThat(new SeatFilters(parameters(pasted)).getState()).isEqualTo("assigned");
        assertThat(new ReportFilters(parameters(pasted)).getPerson()).isNull();
        assertThat(told).isEmpty();
    }

    @Test
    void leadToTheirOtherPages() {
        Rows<Integer> middle = rows(Map.of("page", "2"), 60);
        assertThat(middle.getItems()).first().isEqualTo(25);
        assertThat(middle.getFirst()).isEqualTo(26);
        assertThat(middle.getLast()).isEqualTo(50);
        assertThat(middle.getPrevious()).isEqualTo("x.xhtml");
        assertThat(middle.getNext()).isEqualTo("x.xhtml?page=3");

        Rows<Integer> last = rows(Map.of("page", "9"), 60);
        assertThat(last.getFirst()).isEqualTo(51);
        assertThat(last.getNext()).isNull();
        assertThat(rows(Map.of("rows", "100"), 60).getSizes())
                .extracting(Rows.Size::link)
                .containsExactly("x.xhtml", "x.xhtml?rows=50", "x.xhtml?rows=100");
        assertThat(rows(Map.of(), 0).isNone()).isTrue();
    }

    @Test
    void areOfTwoDaysWhereTheirAddressNamesThem() {
        ChosenPeriod period = new ChosenPeriod(parameters(Map.of("from", "2026-01-05", "to", "2026-01-06")));

        assertThat(period.in(new ListAddress("x.xhtml")))
                .hasToString("x.xhtml?period=custom&from=2026-01-05&to=2026-01-06");
        assertThat(new ChosenPeriod(parameters(Map.of())).in(new ListAddress("x.xhtml")))
                .hasToString("x.xhtml");
    }
}
