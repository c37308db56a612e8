package org.peakonjit.administration.identityproviders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.peakonjit.administration.ChangeLog;
import org.peakonjit.administration.Saving;
import org.peakonjit.application.InMemoryApplications;
import org.peakonjit.database.TestDatabase;
import org.peakonjit.database.jpa.TestNode;
import org.peakonjit.events.RecordedEvents;
import org.peakonjit.identityprovider.RegisteredIdp;
import org.peakonjit.identityprovider.RegisteredIdps;
import org.peakonjit.identityprovider.jpa.StoredIdps;
import org.peakonjit.json.Documents;
import org.peakonjit.outbound.GuardedFetch;
import org.peakonjit.saml.metadata.ConnectedIdps;
import org.peakonjit.saml.metadata.IdentityProviders;
import org.peakonjit.saml.metadata.MetadataPreview;

/** Whom this node believes is what is committed, neither before nor later. */
class IdentityProviderChangesIT {

    private record Installation(TestNode node, IdentityProviders believed, IdentityProviderChanges changes)
            implements AutoCloseable {

        static Installation on(TestDatabase kind) {
            TestNode node = new TestNode(kind.fresh());
            RegisteredIdps registered = StoredIdps.in(node);
            IdentityProviders believed = ConnectedIdps.watching(registered);
            return new Installation(
                    node,
                    believed,
                    new IdentityProviderChanges(
                            registered,
                            believed,
                            new MetadataPreview(new GuardedFetch(), Clock.systemUTC()),
                            new InMemoryApplications(),
                            node.unitOfWork,
                            new ChangeLog(new RecordedEvents<>(), Clock.systemUTC())));
        }

        void register(String name) {
            ObjectNode body =
                    JsonNodeFactory.instance.objectNode().put("name", name).put("enabled", false);
            body.putObject("metadata").put("url", "https://idp.example/metadata");
            body.putArray("emailDomains").add(name + ".example");
            assertThat(changes.save("ann", name, Documents.read(RegisteredIdp.class, body), version -> true))
                    .isInstanceOf(Saving.Saved.class);
        }

        List<String> names() {
            return believed.directory().all().stream().map(RegisteredIdp::name).toList();
        }

        /** What every node does every two seconds. */
        void anotherThreadLooks() {
            CompletableFuture.runAsync(believed::registrationsChanged).join();
        }

        @Override
        public void close() {
            believed.stop();
            node.close();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsRegisteredIsBelievedFromTheCommitOn(TestDatabase kind) {
        try (Installation one = Installation.on(kind)) {
            one.node().unitOfWork.call(() -> {
                one.register("partner");
                assertThat(one.names()).isEmpty();
                one.anotherThreadLooks();
                assertThat(one.names()).isEmpty();
                return one;
            });

            assertThat(one.names()).containsExactly("partner");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void whoIsRemovedIsBelievedUntilTheCommitAndNoLonger(TestDatabase kind) {
        try (Installation one = Installation.on(kind)) {
            one.register("partner");

            one.node().unitOfWork.call(() -> {
                assertThat(one.changes().delete("ann", "partner", version -> true))
                        .isEqualTo(IdentityProviderChanges.Deletion.DELETED);
                assertThat(one.names()).containsExactly("partner");
                one.anotherThreadLooks();
                assertThat(one.names()).containsExactly("partner");
                return one;
            });

            assertThat(one.names()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void nothingIsBelievedThatIsRolledBack(TestDatabase kind) {
        try (Installation one = Installation.on(kind)) {
            one.register("partner");

            assertThatThrownBy(() -> one.node().unitOfWork.call(() -> {
                        one.changes().delete("ann", "partner", version -> true);
                        one.register("other");
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");

            assertThat(one.names()).containsExactly("partner");
        }
    }
}
