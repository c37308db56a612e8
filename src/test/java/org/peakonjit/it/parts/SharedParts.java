package org.peakonjit.it.parts;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Hands expensive servers to test classes; each is started once in a run, when first asked for, and closed at its end.
 * The {@link Landscape} is the one on Payara Micro.
 */
public final class SharedParts implements ParameterResolver, ResourceLocksProvider {

    private static final Map<Class<?>, Function<Store, AutoCloseable>> PARTS = Map.of(
            Keycloak.class, store -> Keycloak.start(),
            PostgresServer.class, store -> PostgresServer.start(),
            ConsoleLandscape.class, store -> ConsoleLandscape.start(),
            AttackedProxy.class, store -> AttackedProxy.start(),
            AlertsLandscape.class, store -> AlertsLandscape.start(),
            TwoIdpsLandscape.class, store -> TwoIdpsLandscape.start(),
            CrossSiteLandscape.class, store -> CrossSiteLandscape.start(),
            TwoNodes.class, store -> TwoNodes.start((PostgresServer) part(store, PostgresServer.class)),
            PeopleLandscape.class, store -> PeopleLandscape.start((PostgresServer) part(store, PostgresServer.class)),
            Landscape.class,
                    store -> Landscape.on(
                            (Keycloak) part(store, Keycloak.class),
                            "payara",
                            settings -> PayaraMicro.startQuickToHash("payara-micro", settings)));

    /** Each class asks for a database or a realm of its own at these: they serve several at once. */
    private static final Set<Class<?>> FOR_MANY = Set.of(PostgresServer.class, Keycloak.class);

    @Override
    public Set<Lock> provideForClass(Class<?> test) {
        return Arrays.stream(test.getDeclaredConstructors())
                .flatMap(constructor -> Arrays.stream(constructor.getParameterTypes()))
                .filter(type -> PARTS.containsKey(type) && !FOR_MANY.contains(type))
                .map(type -> new Lock(type.getName()))
                .collect(Collectors.toSet());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return part(
                context.getRoot().getStore(ExtensionContext.Namespace.create(SharedParts.class)),
                parameter.getParameter().getType());
    }

    private static Object part(Store store, Class<?> type) {
        return store.computeIfAbsent(
                type, key -> Objects.requireNonNull(PARTS.get(key)).apply(store));
    }
}
