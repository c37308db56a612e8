package org.peakonjit.sandbox.scim;

import java.text.Normalizer;
import java.util.Locale;

/** Which spellings of a name are one to a SCIM service: "case-insensitive" (RFC 7643 §2.2) says not how far that goes. */
public enum Folding {
    /** A to Z, as in e-mail addresses. */
    ASCII {
        @Override
        String fold(String name) {
            StringBuilder folded = new StringBuilder(name.length());
            name.chars()
                    .map(character -> character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character)
                    .forEach(character -> folded.append((char) character));
            return folded.toString();
        }
    },
    /** Whatever Unicode holds for compatible: the Kelvin sign is a k. */
    UNICODE {
        @Override
        String fold(String name) {
            return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        }
    };

    /** The one spelling. */
    abstract String fold(String name);

    /** Whether two names are one. */
    public boolean same(String one, String other) {
        return fold(one).equals(fold(other));
    }
}
