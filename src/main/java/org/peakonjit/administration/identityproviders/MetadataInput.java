package org.peakonjit.administration.identityproviders;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.peakonjit.json.Checked;
import org.peakonjit.json.Default;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.FieldError;
import org.peakonjit.json.Members;
import org.peakonjit.json.Reading;
import org.peakonjit.outbound.WebUrlText;
import org.peakonjit.refusal.Fault;
import org.peakonjit.saml.metadata.source.UnusableMetadataException;

/** Where metadata is, or the metadata itself; empty = not given. */
public record MetadataInput(
        @Default("") String url, @Default("") String xml) implements Checked {

    public MetadataInput {
        url = url.strip();
        xml = xml.strip();
    }

    @Override
    public void check(Members members) {
        if (url.isEmpty() == xml.isEmpty()) {
            members.wrong("url", "required", DocumentFault.URL_OR_XML);
        }
        Fault wrong = url.isEmpty() ? null : WebUrlText.read(url).wrong();
        if (wrong != null) {
            members.wrong("url", "value", DocumentFault.WEB_URL, wrong);
        }
    }

    /** What {@code fetch} makes of the URL, or {@code read} of the document. */
    public <T> Reading<T> read(Function<URI, T> fetch, Function<byte[], T> read) {
        try {
            return new Reading<>(
                    xml.isEmpty()
                            ? fetch.apply(WebUrlText.read(url).found().orElseThrow())
                            : read.apply(xml.getBytes(StandardCharsets.UTF_8)),
                    List.of());
        } catch (UnusableMetadataException e) {
            return new Reading<>(null, List.of(unusable(xml.isEmpty() ? "/url" : "/xml", e)));
        }
    }

    static FieldError unusable(String pointer, UnusableMetadataException why) {
        return FieldError.of(pointer, "value", DocumentFault.METADATA_UNUSABLE, why.fault());
    }
}
