package org.peakonjit.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.peakonjit.console.ConsoleIndex.Place;
import org.peakonjit.console.page.Messages;

class ConsoleIndexTest {

    private static final ResourceBundle ENGLISH = ResourceBundle.getBundle(Messages.BUNDLE, Locale.ROOT);

    private final ConsoleIndex index = new ConsoleIndex(new Messages() {
        @Override
        public String text(String key, Object... arguments) {
            return ENGLISH.getString(key);
        }

        @Override
        public boolean has(String key) {
            return ENGLISH.containsKey(key);
        }
    });

    private static List<String> links(List<Place> places) {
        return places.stream().map(Place::link).toList();
    }

    @Test
    void findsPagesByTheirNamesAndOtherWords() {
        assertThat(links(index.pages("KEYS"))).containsExactly("keys.xhtml");
        assertThat(links(index.pages(" certifi "))).containsExactly("keys.xhtml");
        assertThat(links(index.pages("métadata"))).containsExactly("identity-provider.xhtml");
        assertThat(index.pages("k")).isEmpty();
        assertThat(index.pages("no such thing")).isEmpty();
    }

    @Test
    void findsSettingsWithThePageTheyStandOn() {
        assertThat(links(index.settings("smtp"))).containsExactly("alert-settings.xhtml");
        assertThat(index.settings("limit"))
                .extracting(Place::name)
                .first()
                .asString()
                .contains("limit");
        assertThat(index.settings("")).isEmpty();
    }
}
