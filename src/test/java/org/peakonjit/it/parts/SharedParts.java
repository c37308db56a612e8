package org.peakonjit.it.parts;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands expensive servers to test classes; each is started once in a run, when first asked for, and closed at its end. */
public final class SharedParts implements ParameterResolver {

    private static final Map<Class<?>, Supplier<? extends AutoCloseable>> PARTS =
            Map.of(Keycloak.class, Keycloak::start, PostgresServer.class, PostgresServer::start);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return PARTS.containsKey(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedParts.class))
                .computeIfAbsent(
                        type, key -> Objects.requireNonNull(PARTS.get(key)).get());
    }
}
