package org.peakonjit.operations;

import static java.lang.invoke.MethodType.methodType;

import com.fasterxml.jackson.databind.type.TypeFactory;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.runtime.ObjectMethods;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes our classes out of the caches that outlive a deployment: each of them would keep an undeployed one in the heap of
 * a server that goes on.
 */
@Singleton
class OutlivingCaches {

    private static final Logger LOG = LoggerFactory.getLogger(OutlivingCaches.class);
    private static final int AFTER_EVERYBODY_ELSE = Interceptor.Priority.LIBRARY_AFTER + 1; // who use records, and JSON

    void leave(@Observes @Priority(AFTER_EVERYBODY_ELSE) @Destroyed(ApplicationScoped.class) Object stopped) {
        TypeFactory.defaultInstance().clearCache(); // of mappers without RecordTypes: they meet our classes by chance
        leaveRecordMethods();
    }

    /**
     * Java 17 holds on to the last record, and the type of its last component, that it made equals, hashCode or toString
     * for (JDK-8078641, mended in 18): let that be a class of Java's own.
     */
    private static void leaveRecordMethods() {
        try {
            MethodHandle component =
                    MethodHandles.publicLookup().findVirtual(String.class, "trim", methodType(String.class));
            for (String method : List.of("equals", "hashCode", "toString")) {
                ObjectMethods.bootstrap(
                        MethodHandles.lookup(), method, MethodHandle.class, String.class, "component", component);
            }
        } catch (Throwable e) { // as it is declared
            LOG.warn(
                    "Java's methods of records cannot be made to forget ours, which keeps this deployment in memory",
                    e);
        }
    }
}
