package org.peakonjit.web.destination;

import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Proxy;
import java.util.List;
import org.peakonjit.application.Applications;

/** Destinations without a container that finds them. */
public final class KnownDestinations {

    private KnownDestinations() {}

    public static Destinations of(Applications applications, OtherDestination... others) {
        return new Destinations(applications, instance(others));
    }

    @SuppressWarnings("unchecked") // of which nothing but its stream is asked for
    private static Instance<OtherDestination> instance(OtherDestination... others) {
        return (Instance<OtherDestination>) Proxy.newProxyInstance(
                KnownDestinations.class.getClassLoader(),
                new Class<?>[] {Instance.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("stream")) {
                        return List.of(others).stream();
                    }
                    throw new UnsupportedOperationException(method.getName());
                });
    }
}
