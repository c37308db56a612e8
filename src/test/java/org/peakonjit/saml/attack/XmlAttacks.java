package org.peakonjit.saml.attack;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/** What is no XML, too much XML, or XML that wants something from outside. */
public final class XmlAttacks {

    private static final String DOCTYPE = "<!DOCTYPE samlp:Response ";

    public static final List<Attack> ALL = List.of(
            Attack.of("DOCTYPE", prefixed("<!DOCTYPE x>")),
            Attack.of("external DTD", prefixed(DOCTYPE + "SYSTEM \"http://127.0.0.1:9/x.dtd\">")),
            Attack.of(
                    "XXE of a file",
                    honest -> honest.raw("alice@corp.example<", "&e;<")
                            .raw(xml -> DOCTYPE + "[<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" + xml)),
            Attack.of(
                    "XXE over http",
                    honest -> honest.raw("alice@corp.example<", "&e;<")
                            .raw(xml -> DOCTYPE + "[<!ENTITY e SYSTEM \"http://127.0.0.1:9/\">]>" + xml)),
            Attack.of("parameter entity", prefixed(DOCTYPE + "[<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\">%p;]>")),
            Attack.of(
                    "billion laughs",
                    honest -> honest.raw("alice@corp.example<", "&i;<").raw(XmlAttacks::laughs)),
            Attack.of(
                    "quadratic blow-up",
                    honest -> honest.raw("alice@corp.example<", "&a;".repeat(20_000) + "<")
                            .raw(xml -> DOCTYPE + "[<!ENTITY a \"" + "a".repeat(50_000) + "\">]>" + xml)),
            Attack.of(
                    "XInclude in the NameID",
                    honest -> honest.edit(
                            ">alice@corp.example</saml:NameID>",
                            "><xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/hostname\" parse=\"text\"/></saml:NameID>")),
            Attack.of(
                    "style sheet instruction",
                    prefixed("<?xml-stylesheet type=\"text/xsl\" href=\"http://127.0.0.1:9/\"?>")),
            Attack.of("100,000 levels", honest -> honest.raw(xml -> "<a>".repeat(100_000))),
            Attack.of(
                    "30,000 levels in Extensions",
                    honest -> honest.raw(
                            "<samlp:Status>",
                            "<samlp:Extensions>" + "<a>".repeat(30_000) + "</a>".repeat(30_000)
                                    + "</samlp:Extensions><samlp:Status>")),
            Attack.of(
                    "20,000 elements",
                    honest -> honest.raw(
                            "<samlp:Status>",
                            "<samlp:Extensions>" + "<a/>".repeat(20_000) + "</samlp:Extensions><samlp:Status>")),
            Attack.of("20,000 attributes", honest -> honest.raw("<samlp:Status>", manyAttributes() + "<samlp:Status>")),
            Attack.of("10 MB", honest -> honest.raw(xml -> xml + " ".repeat(10_000_000))),
            Attack.raw("50 MB of base64", honest -> "A".repeat(50_000_000)),
            Attack.raw("no base64", honest -> "***"),
            Attack.raw("base64url", honest -> honest.post().replace('+', '-').replace('/', '_') + "-_"),
            Attack.raw("base64 cut short", honest -> honest.post().substring(0, 1001)),
            Attack.raw("empty", honest -> ""),
            Attack.raw("blank", honest -> " \r\n"),
            Attack.of("XML cut short", honest -> honest.raw(xml -> xml.substring(0, xml.length() / 2))),
            Attack.of("two roots", honest -> honest.raw(xml -> xml + xml)),
            Attack.of("text after the root", honest -> honest.raw(xml -> xml + "x")),
            Attack.of("no XML", honest -> honest.raw(xml -> "hello")),
            Attack.of("an HTML page", honest -> honest.raw(xml -> "<html><body>hi</body></html>")),
            Attack.of("JSON", honest -> honest.raw(xml -> "{\"NameID\":\"alice\"}")),
            Attack.raw("UTF-16 with a mark", honest -> encoded(honest, StandardCharsets.UTF_16, "")),
            Attack.raw("UTF-16 declared", honest -> encoded(honest, StandardCharsets.UTF_16, declaration("UTF-16"))),
            Attack.raw("UTF-32", honest -> encoded(honest, Charset.forName("UTF-32"), "")),
            Attack.raw("UTF-7 declared", honest -> encoded(honest, StandardCharsets.UTF_8, declaration("UTF-7"))),
            Attack.raw(
                    "ISO-8859-1 declared",
                    honest -> encoded(honest, StandardCharsets.ISO_8859_1, declaration("ISO-8859-1"))),
            Attack.raw("EBCDIC declared", honest -> encoded(honest, StandardCharsets.UTF_8, declaration("IBM037"))),
            Attack.raw(
                    "bytes that are no UTF-8",
                    honest -> encoded(honest.raw("alice@corp", "alicé@corp"), StandardCharsets.ISO_8859_1, "")),
            Attack.of("XML 1.1", prefixed("<?xml version=\"1.1\"?>")),
            Attack.of(
                    "duplicate attribute",
                    honest -> honest.raw(" Version=\"2.0\"", " Version=\"2.0\" Version=\"2.0\"")),
            Attack.of("unbound prefix", honest -> honest.raw("<samlp:Status>", "<nope:Status>")),
            Attack.of("another protocol namespace", honest -> honest.raw("SAML:2.0:protocol", "SAML:2.0:protocol#")),
            Attack.of(
                    "SAML 1.1 Response",
                    honest -> honest.raw(
                            xml ->
                                    "<Response xmlns=\"urn:oasis:names:tc:SAML:1.0:protocol\" MajorVersion=\"1\" MinorVersion=\"1\"/>")),
            Attack.of("a LogoutResponse", honest -> honest.raw("samlp:Response", "samlp:LogoutResponse")),
            Attack.of("an AuthnRequest", honest -> honest.raw("samlp:Response", "samlp:AuthnRequest")),
            Attack.of(
                    "an ArtifactResponse around it",
                    honest -> honest.raw(
                            xml -> "<samlp:ArtifactResponse xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">" + xml
                                    + "</samlp:ArtifactResponse>")),
            Attack.of(
                    "a SOAP envelope around it",
                    honest -> honest.raw(
                            xml -> "<e:Envelope xmlns:e=\"http://schemas.xmlsoap.org/soap/envelope/\"><e:Body>" + xml
                                    + "</e:Body></e:Envelope>")),
            Attack.of(
                    "a bare assertion",
                    honest -> honest.raw(
                            xml -> xml.substring(xml.indexOf("<saml:Assertion"), xml.indexOf("</samlp:Response>")))));

    private XmlAttacks() {}

    private static UnaryOperator<ForgedResponse> prefixed(String prefix) {
        return honest -> honest.raw(xml -> prefix + xml);
    }

    private static String declaration(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>";
    }

    private static String encoded(ForgedResponse response, Charset charset, String prefix) {
        return Base64.getEncoder().encodeToString((prefix + response.xml()).getBytes(charset));
    }

    private static String laughs(String xml) {
        StringBuilder dtd = new StringBuilder(DOCTYPE + "[<!ENTITY a \"lol\">");
        for (char name = 'b'; name <= 'i'; name++) {
            String before = "&" + (char) (name - 1) + ";";
            dtd.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(before.repeat(10))
                    .append("\">");
        }
        return dtd.append("]>").append(xml).toString();
    }

    private static String manyAttributes() {
        StringBuilder element = new StringBuilder("<samlp:Extensions><a");
        for (int i = 0; i < 20_000; i++) {
            element.append(" a").append(i).append("=\"\"");
        }
        return element.append("/></samlp:Extensions>").toString();
    }
}
