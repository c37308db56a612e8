package org.peakonjit.sandbox.saml;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.opensaml.saml.common.xml.SAMLConstants;

/** How a message travels in the browser (SAML Bindings §3.4 and §3.5). */
public enum Binding {
    REDIRECT(SAMLConstants.SAML2_REDIRECT_BINDING_URI) {
        @Override
        public String encode(byte[] xml) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (DeflaterOutputStream deflated =
                    new DeflaterOutputStream(out, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
                deflated.write(xml);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            return Base64.getEncoder().encodeToString(out.toByteArray());
        }

        @Override
        public byte[] decode(String parameter) {
            try (InflaterInputStream inflated =
                    new InflaterInputStream(new ByteArrayInputStream(base64(parameter)), new Inflater(true))) {
                return inflated.readNBytes(LONGEST);
            } catch (IOException e) {
                throw new SamlException("the message does not inflate", e);
            }
        }
    },
    POST(SAMLConstants.SAML2_POST_BINDING_URI) {
        @Override
        public String encode(byte[] xml) {
            return Base64.getEncoder().encodeToString(xml);
        }

        @Override
        public byte[] decode(String parameter) {
            return base64(parameter);
        }
    };

    private static final int LONGEST = 1_000_000;

    private final String uri;

    Binding(String uri) {
        this.uri = uri;
    }

    /** The binding's identifier in metadata. */
    public String uri() {
        return uri;
    }

    /** The value of the {@code SAMLRequest} or {@code SAMLResponse} parameter. */
    public abstract String encode(byte[] xml);

    /** @throws SamlException when the parameter is no message */
    public abstract byte[] decode(String parameter);

    /** A query or form value, percent-encoded. */
    public static String escape(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static byte[] base64(String value) {
        try {
            return Base64.getMimeDecoder().decode(value);
        } catch (IllegalArgumentException e) {
            throw new SamlException("the message is no base64", e);
        }
    }
}
