package org.peakonjit.administration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.Saving.Contended;
import org.peakonjit.administration.Saving.Invalid;
import org.peakonjit.administration.Saving.Saved;
import org.peakonjit.database.AtOnce;
import org.peakonjit.database.StaleVersionException;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Reading;
import org.peakonjit.json.StoredForm;

class OptimisticSavingTest {

    private int tries;

    private Saving<String> saveAfter(int faster) {
        return OptimisticSaving.tries(new AtOnce(), () -> {
            if (tries++ < faster) {
                throw new StaleVersionException("it");
            }
            return new Saved<>("it", false);
        });
    }

    @Test
    void triesAgainAfterWhoeverWasFaster() {
        assertThat(saveAfter(4)).isEqualTo(new Saved<>("it", false));
        assertThat(tries).isEqualTo(5);
    }

    @Test
    void givesUpWhereOthersKeepBeingFaster() {
        assertThat(saveAfter(5)).isEqualTo(new Contended<>());
        assertThat(tries).isEqualTo(5);
    }

    @Test
    void saysOfWhatIsTooLongThatItIsWrong() {
        Saving<String> saving = OptimisticSaving.tries(new AtOnce(), () -> {
            tries++;
            return new Saved<>(StoredForm.write(JsonNodeFactory.instance.objectNode(), 5), true);
        });

        assertThat(saving).isEqualTo(new Invalid<>(List.of(FieldError.of("", "value", DocumentFault.LONGEST, 5))));
        assertThat(tries).isEqualTo(1);
    }

    private Saving<String> replace(Optional<String> before, Reading<String> wanted) {
        return OptimisticSaving.replace(before, wanted, String::equals, document -> {
            tries++;
            return document;
        });
    }

    @Test
    void writesWhatIsNewAndWhatIsOther() {
        assertThat(replace(Optional.empty(), new Reading<>("it", List.of()))).isEqualTo(new Saved<>("it", true));
        assertThat(replace(Optional.of("that"), new Reading<>("it", List.of()))).isEqualTo(new Saved<>("it", false));
        assertThat(tries).isEqualTo(2);
    }

    @Test
    void writesNothingThatIsSoAlready() {
        assertThat(replace(Optional.of("it"), new Reading<>("it", List.of()))).isEqualTo(new Saved<>("it", false));
        assertThat(tries).isZero();
    }

    @Test
    void writesNothingThatIsWrong() {
        List<FieldError> wrong = List.of(FieldError.of("", "value", DocumentFault.OTHER_NAME));

        assertThat(replace(Optional.of("it"), new Reading<>("it", wrong))).isEqualTo(new Invalid<>(wrong));
        assertThat(tries).isZero();
    }

    @Test
    void letsEveryOtherTroubleOut() {
        assertThatThrownBy(() -> OptimisticSaving.tries(new AtOnce(), () -> {
                    tries++;
                    throw new IllegalStateException("no database");
                }))
                .hasMessage("no database");
        assertThat(tries).isEqualTo(1);
    }
}
