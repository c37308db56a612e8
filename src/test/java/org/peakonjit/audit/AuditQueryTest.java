package org.peakonjit.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peakonjit.audit.AuditEntry.Kind;
import org.peakonjit.audit.AuditQuery.Order;
import org.peakonjit.audit.AuditQuery.SignOns;

class AuditQueryTest {

    static Stream<SignOns> narrowed() {
        Optional<String> none = Optional.empty();
        return Stream.of(
                new SignOns(Optional.of("Staff"), none, Optional.empty(), false),
                new SignOns(none, Optional.of("IDP"), Optional.empty(), false),
                new SignOns(none, none, Optional.of(false), false),
                new SignOns(none, none, Optional.empty(), true),
                new SignOns(none, none, Optional.empty(), false, true, none, none),
                new SignOns(none, none, Optional.empty(), false, false, Optional.of("policy"), none));
    }

    @ParameterizedTest
    @MethodSource("narrowed")
    void isOfSignOnsWhereItNarrowsThem(SignOns which) {
        assertThat(query(Optional.empty(), which).kind()).contains(Kind.SIGN_ON);
        assertThat(query(Optional.of(Kind.SIGN_OUT), which).kind()).contains(Kind.SIGN_OUT);
    }

    @Test
    void isOfEveryKindElse() {
        assertThat(query(Optional.empty(), SignOns.ALL).kind()).isEmpty();
        assertThat(query(Optional.empty(), SignOns.about("ada@corp.example")).kind())
                .isEmpty();
    }

    private static AuditQuery query(Optional<Kind> kind, SignOns which) {
        return new AuditQuery(
                kind,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                which,
                Order.LATEST,
                false);
    }
}
