package org.peakonjit.identityprovider;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.Size;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.peakonjit.json.Checked;
import org.peakonjit.json.DocumentFault;
import org.peakonjit.json.Members;
import org.peakonjit.json.Shaped;
import org.peakonjit.json.Shapes.WebUrl;

/** Where an IdP's metadata comes from. */
public sealed interface MetadataOrigin {

    /**
     * From a place that is looked at again and again.
     *
     * @param location an http(s) URL or, from the settings, a file
     */
    record At(URI location) implements MetadataOrigin {

        public boolean isFile() {
            return "file".equals(location.getScheme());
        }
    }

    /** From the administrator, as XML. */
    record Pasted(String xml) implements MetadataOrigin {}

    /** As documents have it: one of both. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Written(
            @Nullable @Size(max = 2000) @Shaped(WebUrl.class)
            URI url,

            @Nullable String xml) implements Checked {

        @Override
        public void check(Members members) {
            if (members.has("url") == (xml != null && !xml.isBlank())) {
                members.wrong("", "value", DocumentFault.ONE_METADATA);
            }
        }
    }

    @JsonCreator
    static @Nullable MetadataOrigin of(Written written) {
        if (written.url() != null) {
            return new At(written.url());
        }
        return written.xml() == null ? null : new Pasted(written.xml());
    }

    @JsonValue
    default Written written() {
        return this instanceof At at ? new Written(at.location(), null) : new Written(null, ((Pasted) this).xml());
    }
}
