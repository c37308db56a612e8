package org.peakonjit.application;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Documents;
import org.peakonjit.json.UnreadableException;

/**
 * The applications of this installation. Reads are cheap: they may be served from memory for a few seconds. What a
 * transaction changes is seen in it at once, by all others on this node when it is committed, and never if it is not.
 */
public interface Applications {

    /** An application with what its storage adds: whether a bearer token is set, and its version (for ETags). */
    record Stored(Application application, boolean bearerTokenSet, long version) {

        /** Whether a document says no more and no less than this one's. */
        public boolean isSaidBy(Application document) {
            return Documents.tree(application).equals(Documents.tree(document));
        }
    }

    /** @throws UnreadableException when there is one that this version cannot read */
    Optional<Application> find(String name);

    /** As {@link #find}, but empty where it cannot be read: for those who go on with the others. */
    default Optional<Application> findReadable(String name) {
        try {
            return find(name);
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** It as it is stored now; as {@link #find}. */
    Optional<Stored> findStored(String name);

    /** All applications that can be read, by name. */
    List<Application> all();

    /** The names of all, in their order. */
    default List<String> names() {
        return all().stream().map(Application::name).toList();
    }

    /** All of them as they are stored now, by name. */
    default List<Stored> allStored() {
        return all().stream()
                .flatMap(application -> findStored(application.name()).stream())
                .toList();
    }

    /** The names of those that name that IdP as one of theirs, also of those that cannot be read. */
    default List<String> naming(String identityProvider) {
        return all().stream()
                .filter(one -> one.saml().identityProviders().contains(identityProvider))
                .map(Application::name)
                .toList();
    }

    /** The names of those that refer to that shared policy, also of those that cannot be read. */
    default List<String> sharing(String policy) {
        return all().stream()
                .filter(one -> one.sharedPolicies().contains(policy))
                .map(Application::name)
                .toList();
    }

    /** Has a changed shared policy hold at those that refer to it, under what it is called now. */
    void sharedPolicyChanged(String before, String now);

    /** The application whose Peakon has this entityID; where several have it, one that answers rather than one that does not. */
    default Optional<Application> findByEntityId(String entityId) {
        return all().stream()
                .filter(one -> entityId.equals(one.saml().entityId()))
                .min(Comparator.comparing(one -> !one.enabled() || one.saml().handOff() != HandOffKind.ASSERTION));
    }

    /** The token to send to the application's SCIM service; never log, show or store it elsewhere. */
    Optional<String> bearerToken(String name);

    /** Whether that is the token; null keeps whatever it is. */
    default boolean isKept(String name, @Nullable String token) {
        return token == null || bearerToken(name).equals(Optional.of(token));
    }

    /**
     * The token for whoever read the application a while ago: empty where it has another URL by now, whose token goes to no
     * other host.
     */
    default Optional<String> bearerToken(Application asRead) {
        return hasUrlOf(asRead)
                ? bearerToken(asRead.name()).filter(token -> hasUrlOf(asRead)) // or it came with another one just then
                : Optional.empty();
    }

    private boolean hasUrlOf(Application asRead) {
        return find(asRead.name())
                .filter(now ->
                        Objects.equals(now.scim().baseUrl(), asRead.scim().baseUrl()))
                .isPresent();
    }

    /**
     * Creates or replaces an application, atomically.
     *
     * @param bearerToken the new token; null keeps the stored one
     * @param expectedVersion the version to replace; null = whatever is there
     * @return whether it was created
     * @throws org.peakonjit.database.StaleVersionException when the stored version is another than the expected
     * @throws UnreadableException when what is stored cannot be read: it stays
     */
    boolean put(Application application, @Nullable String bearerToken, @Nullable Long expectedVersion);

    /**
     * Keeps it as it is until the end of the transaction, and how many seats it has: whoever changes it or takes a seat
     * meanwhile waits.
     */
    void hold(String name);

    /**
     * Deletes an application that has no seats.
     *
     * @return whether there was one
     */
    boolean delete(String name);
}
