package org.peakonjit.saml;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import org.jspecify.annotations.Nullable;
import org.peakonjit.saml.keys.RsaSignatures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends the thread with which the native provider cleans up. It has no end of its own while anything is left to clean, and
 * would keep an undeployed deployment in the heap of a server that goes on.
 */
@Singleton
class NativeCleanup {

    private static final Logger log = LoggerFactory.getLogger(NativeCleanup.class);
    private static final String HOLDER = "com.amazon.corretto.crypto.provider.Loader";
    private static final int MOST_TRIES = 60;
    private static final long PAUSE_MILLIS = 50;

    void stop(@Observes @Destroyed(ApplicationScoped.class) Object stopped) {
        if (!RsaSignatures.isNative()) {
            return;
        }
        try {
            Object janitor =
                    value(Class.forName(HOLDER, true, NativeCleanup.class.getClassLoader()), "RESOURCE_JANITOR", null);
            end(value(janitor.getClass(), "state", janitor));
        } catch (ReflectiveOperationException | RuntimeException e) {
            log.warn("the native provider's thread cannot be ended, which keeps this deployment in memory", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** It ends where it counts nothing as left; what is, a little memory outside of the heap, stays so. */
    private static void end(Object state) throws ReflectiveOperationException, InterruptedException {
        Thread cleaner = (Thread) value(state.getClass(), "cleaner", state);
        Object[] stripes = (Object[]) value(state.getClass(), "stripes", state);
        for (int tries = 0; cleaner.isAlive() && tries < MOST_TRIES; tries++) {
            for (Object stripe : stripes) {
                synchronized (stripe) { // as it does itself
                    field(stripe.getClass(), "outstandingRefs").setLong(stripe, 0);
                }
            }
            cleaner.interrupt();
            cleaner.join(PAUSE_MILLIS);
        }
    }

    private static Object value(Class<?> type, String name, @Nullable Object of) throws ReflectiveOperationException {
        return field(type, name).get(of);
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
