package org.peakonjit.saml;

/**
 * How much XML is let in.
 *
 * @param othersTypesAllowed whether an element may say by xsi:type that it is of another type than its name's
 */
record XmlLimits(
        int bytes,
        int depth,
        int elements,
        int attributesPerElement,
        boolean commentsAllowed,
        boolean othersTypesAllowed) {

    /** A Response with its assertion is some 15 levels deep; encryption and Advice add a few. */
    static final XmlLimits MESSAGE = new XmlLimits(MessageEncoding.MOST_BYTES, 64, 10_000, 64, false, false);

    /** Room for an IdP's metadata with logos and several keys, not for a federation's aggregate. */
    static final XmlLimits METADATA = new XmlLimits(4 * 1024 * 1024, 64, 50_000, 64, true, true);
}
