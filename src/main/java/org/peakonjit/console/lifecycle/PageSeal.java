package org.peakonjit.console.lifecycle;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import org.peakonjit.access.Administrator;
import org.peakonjit.access.ConsoleSession;
import org.peakonjit.console.session.ConsoleFilter;
import org.peakonjit.console.session.CurrentSession;
import org.peakonjit.secret.Sealer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals a page's state for the browser: it opens for the same page and for the account that it was shown to (that of the
 * sign-in page for everybody), for a day. Nothing is read as Java objects (CWE-502) before the seal has opened.
 */
@Singleton
class PageSeal {

    static final Duration KEPT = Duration.ofDays(1);

    private static final String PURPOSE = "console-page";
    private static final int MOST_CHARACTERS = 1_500_000;
    private static final Logger LOG = LoggerFactory.getLogger(PageSeal.class);

    private final Sealer sealer;
    private final CurrentSession session;
    private final HttpServletRequest request;
    private final Clock clock;

    /** @param request the proxy of the current one */
    @Inject
    PageSeal(Sealer sealer, CurrentSession session, HttpServletRequest request, Clock clock) {
        this.sealer = sealer;
        this.session = session;
        this.request = request;
        this.clock = clock;
    }

    /** @param state to be read by {@link #open}, all of it serializable */
    String seal(Object[] state, String page) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(new DeflaterOutputStream(bytes))) {
            objects.writeLong(clock.millis());
            objects.writeObject(state);
        } catch (IOException e) {
            throw new UncheckedIOException("a page's state cannot be written", e);
        }
        return Base64.getEncoder().encodeToString(sealer.seal(PURPOSE, bytes.toByteArray(), context(page)));
    }

    /** Empty where it is too old, or was not sealed for that page and for who is signed in, or by another release. */
    Optional<Object[]> open(@Nullable String sealed, String page) {
        if (sealed == null || sealed.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            byte[] bytes = sealer.open(PURPOSE, Base64.getDecoder().decode(sealed), context(page));
            return read(bytes);
        } catch (Sealer.BrokenSealException | IllegalArgumentException e) {
            LOG.debug("the state of {} does not open", page);
        } catch (IOException | ClassNotFoundException e) {
            LOG.debug("the state of {} is of another release", page, e);
        }
        return Optional.empty();
    }

    private Optional<Object[]> read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (ObjectInputStream objects = new Reader(new InflaterInputStream(new ByteArrayInputStream(bytes)))) {
            Instant sealedAt = Instant.ofEpochMilli(objects.readLong());
            return clock.instant().isAfter(sealedAt.plus(KEPT))
                    ? Optional.empty()
                    : Optional.of((Object[]) objects.readObject());
        }
    }

    /** Whoever signs in has no account yet, or another tab's by now. */
    private String context(String page) {
        if (page.equals(ConsoleFilter.SIGN_IN)) {
            return page;
        }
        return page + "\n"
                + session.of(request)
                        .map(ConsoleSession::administrator)
                        .map(PageSeal::text)
                        .orElse("");
    }

    private static String text(Administrator administrator) {
        return administrator.role() + " " + administrator.name();
    }

    /** Finds our classes and those of Faces, wherever the server keeps them. */
    private static final class Reader extends ObjectInputStream {

        Reader(InputStream in) throws IOException {
            super(in);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass described) throws IOException, ClassNotFoundException {
            try {
                return Class.forName(
                        described.getName(), false, Thread.currentThread().getContextClassLoader());
            } catch (ClassNotFoundException e) {
                return super.resolveClass(described);
            }
        }
    }
}
