package org.peakonjit.identityprovider;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SeenAttributesTest {

    private static final String CORP = "corp";

    private final LinkedBlockingQueue<List<String>> written = new LinkedBlockingQueue<>();
    private volatile boolean broken;
    private final SeenAttributes seen = new SeenAttributes(new Written());

    private final class Written implements AttributeNameStore {

        @Override
        public List<String> of(String idp) {
            return List.of();
        }

        @Override
        public List<String> all() {
            return List.of();
        }

        @Override
        public void add(String idp, Collection<String> names, int most) {
            written.add(List.copyOf(names));
            if (broken) {
                broken = false;
                throw new IllegalStateException("no database");
            }
        }
    }

    @AfterEach
    void stop() {
        seen.stop();
    }

    private List<String> next() throws InterruptedException {
        return written.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void areWrittenOnce() throws InterruptedException {
        seen.note(CORP, List.of("mail", "sn"));
        assertThat(next()).containsExactly("mail", "sn");

        seen.note(CORP, List.of("mail"));
        seen.note(CORP, List.of("mail", "title"));

        assertThat(next()).containsExactly("title");
    }

    @Test
    void areNewAgainOfWhoIsRegisteredAnew() throws InterruptedException {
        seen.note(CORP, List.of("mail"));
        assertThat(next()).containsExactly("mail");

        seen.keepOnly(directory(CORP));
        seen.note(CORP, List.of("mail"));
        seen.keepOnly(directory("partner"));
        seen.keepOnly(directory(CORP));
        seen.note(CORP, List.of("mail", "sn"));

        assertThat(next()).containsExactly("mail", "sn");
    }

    @Test
    void areWrittenWhenTheyComeAgainWhereTheyCouldNotBe() throws Exception {
        broken = true;
        seen.note(CORP, List.of("mail"));
        assertThat(next()).containsExactly("mail");

        List<String> again = CompletableFuture.supplyAsync(() -> {
                    while (written.isEmpty()) {
                        seen.note(CORP, List.of("mail"));
                        Thread.onSpinWait();
                    }
                    return written.remove();
                })
                .get(10, TimeUnit.SECONDS);

        assertThat(again).containsExactly("mail");
    }

    private static IdpDirectory directory(String name) {
        MetadataOrigin metadata = new MetadataOrigin.At(URI.create("https://idp.example/metadata"));
        return new IdpDirectory(List.of(new RegisteredIdp(name, "", true, metadata, null, List.of(), false)));
    }
}
