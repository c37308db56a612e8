package org.peakonjit.saml;

import java.io.IOException;
import org.apache.xml.security.c14n.Canonicalizer;
import org.apache.xml.security.exceptions.XMLSecurityException;
import org.apache.xml.security.utils.UnsyncByteArrayOutputStream;
import org.w3c.dom.Element;

/** Writes messages in their canonical form, which is XML as good as any and quicker to write than by a serializer. */
public final class CanonicalXml {

    private CanonicalXml() {}

    /** The element's exclusive canonical form without comments (Exclusive XML Canonicalization 1.0), in UTF-8. */
    public static byte[] of(Element element) {
        try (UnsyncByteArrayOutputStream bytes = new UnsyncByteArrayOutputStream()) { // no lock for each byte
            Canonicalizer.getInstance(Canonicalizer.ALGO_ID_C14N_EXCL_OMIT_COMMENTS)
                    .canonicalizeSubtree(element, bytes);
            return bytes.toByteArray();
        } catch (XMLSecurityException | IOException e) {
            throw new IllegalStateException("cannot write " + element.getTagName(), e);
        }
    }
}
