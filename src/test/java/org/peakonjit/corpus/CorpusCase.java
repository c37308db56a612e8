package org.peakonjit.corpus;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that a product sends, and what must come of it: a {@code .properties} file. Beside it stands the Response of
 * the same name; without one, it is about metadata alone.
 *
 * @param file without its ending
 */
public record CorpusCase(Path file, Map<String, String> said) {

    /** How an IdP signs. */
    enum Signed {
        ASSERTION,
        RESPONSE,
        BOTH,
        NOTHING
    }

    /** How an IdP encrypts. */
    enum Encrypted {
        NO,
        GCM128,
        GCM256,
        CBC128,
        CBC256
    }

    static final String TAKEN = "taken";

    /** E.g. {@code entra/groups}. */
    String name() {
        return file.getParent().getFileName() + "/" + file.getFileName();
    }

    String product() {
        return text("product");
    }

    /** In a few words, for administrators. */
    String tried() {
        return text("tried");
    }

    /** What an administrator has to set, at the product or here. */
    String remark() {
        return said.getOrDefault("set", "");
    }

    /** {@value #TAKEN}, or the code of a fault. */
    String outcome() {
        return text("outcome");
    }

    /** What the sentence of the fault has to name. */
    List<String> names() {
        return list("names");
    }

    boolean hasResponse() {
        return Files.exists(response());
    }

    Path response() {
        return file.resolveSibling(said.getOrDefault("response", file.getFileName() + ".xml"));
    }

    Path metadata() {
        return file.resolveSibling(said.getOrDefault("metadata", "metadata.xml"));
    }

    Signed signed() {
        return Signed.valueOf(said.getOrDefault("signed", "assertion").toUpperCase(Locale.ROOT));
    }

    Encrypted encrypted() {
        return Encrypted.valueOf(said.getOrDefault("encrypted", "no").toUpperCase(Locale.ROOT));
    }

    /** How the signature is written. */
    SignatureStyle style() {
        return SignatureStyle.valueOf(said.getOrDefault("style", "ds").toUpperCase(Locale.ROOT));
    }

    /** Under which key it signs: {@code signing}, {@code next} or {@code other}, which the metadata does not have. */
    String key() {
        return said.getOrDefault("key", "signing");
    }

    /** Whether it posts base64 on lines of 76 characters. */
    boolean postsLines() {
        return "lines".equals(said.get("field"));
    }

    /** How the metadata's bytes are written. */
    Spelling spelling() {
        return Spelling.valueOf(said.getOrDefault("bytes", "plain").toUpperCase(Locale.ROOT));
    }

    /** What its metadata is to say. */
    Optional<String> entityId() {
        return optional("entityId");
    }

    /** How many keys it may sign with. */
    Optional<Integer> keys() {
        return optional("keys").map(Integer::valueOf);
    }

    Optional<String> email() {
        return optional("email");
    }

    Optional<String> personId() {
        return optional("personId");
    }

    List<String> groups() {
        return list("groups");
    }

    /** How many groups, where they are too many to be named. */
    Optional<Integer> groupCount() {
        return optional("groupCount").map(Integer::valueOf);
    }

    Optional<String> distinguishedName() {
        return optional("dn");
    }

    Optional<String> givenName() {
        return optional("givenName");
    }

    Optional<String> familyName() {
        return optional("familyName");
    }

    private List<String> list(String key) {
        return optional(key).stream()
                .flatMap(text -> Arrays.stream(text.split("\\|", -1)))
                .map(String::strip)
                .toList();
    }

    private Optional<String> optional(String key) {
        return Optional.ofNullable(said.get(key));
    }

    private String text(String key) {
        return optional(key).orElseThrow(() -> new IllegalStateException(name() + " says no " + key));
    }

    @Override
    public String toString() {
        return name();
    }
}
