package org.peakonjit.saml.attack;

import java.util.List;
import java.util.function.UnaryOperator;

/** LogoutRequests that are malformed, or that want something from outside: whoever signed them, they are refused. */
public final class LogoutAttacks {

    /** A change to the XML of an honest request. */
    public record LogoutAttack(String name, UnaryOperator<String> change) {

        @Override
        public String toString() {
            return name;
        }
    }

    public static final List<LogoutAttack> ALL = List.of(
            attack("DOCTYPE", xml -> "<!DOCTYPE x>" + xml),
            attack("external DTD", xml -> "<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\">" + xml),
            attack(
                    "XXE of a file",
                    xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                            + xml.replace("</saml:NameID>", "&e;</saml:NameID>")),
            attack(
                    "XXE over http",
                    xml -> "<!DOCTYPE x [<!ENTITY e SYSTEM \"http://127.0.0.1:9/\">]>"
                            + xml.replace("</saml:NameID>", "&e;</saml:NameID>")),
            attack("billion laughs", LogoutAttacks::laughs),
            attack("100,000 levels", xml -> "<a>".repeat(100_000)),
            attack(
                    "20,000 SessionIndexes",
                    xml -> xml.replace(
                            "</saml:NameID>",
                            "</saml:NameID>" + "<samlp:SessionIndex>x</samlp:SessionIndex>".repeat(20_000))),
            attack("10 MB", xml -> xml + " ".repeat(10_000_000)),
            attack("cut short", xml -> xml.substring(0, xml.length() / 2)),
            attack("two roots", xml -> xml + xml),
            attack("no XML", xml -> "hello"),
            attack("empty", xml -> ""),
            attack("UTF-16 declared", xml -> "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml),
            attack("XML 1.1", xml -> "<?xml version=\"1.1\"?>" + xml),
            attack("comment in the NameID", xml -> xml.replace("</saml:NameID>", "<!---->.evil</saml:NameID>")),
            attack("CDATA in the NameID", xml -> xml.replace("</saml:NameID>", "<![CDATA[]]></saml:NameID>")),
            attack("instruction in the issuer", xml -> xml.replace("</saml:Issuer>", "<?x y?></saml:Issuer>")),
            attack("element in the NameID", xml -> xml.replace("</saml:NameID>", "<x xmlns=\"urn:x\"/></saml:NameID>")),
            attack("element in the issuer", xml -> xml.replace("</saml:Issuer>", "<x xmlns=\"urn:x\"/></saml:Issuer>")),
            attack(
                    "element in the SessionIndex",
                    xml -> xml.replace("</samlp:SessionIndex>", "<x xmlns=\"urn:x\"/></samlp:SessionIndex>")),
            attack("NUL in the NameID", xml -> xml.replace("</saml:NameID>", "&#0;</saml:NameID>")),
            attack("duplicate attribute", xml -> xml.replace(" Version=", " ID=\"_x\" Version=")),
            attack(
                    "the same ID twice",
                    xml -> xml.replaceFirst("(ID=\"([^\"]*)\".*)<saml:NameID>", "$1<saml:NameID xml:id=\"$2\">")),
            attack("unbound prefix", xml -> xml.replace("<saml:Issuer>", "<x:y/><saml:Issuer>")),
            attack("another protocol namespace", xml -> xml.replace("SAML:2.0:protocol", "SAML:2.0:protocol#")),
            attack(
                    "another element of its type",
                    xml -> xml.replace("</samlp:LogoutRequest>", "</x:any>")
                            .replaceFirst(
                                    "<samlp:LogoutRequest ",
                                    "<x:any xmlns:x=\"urn:x\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
                                            + " xsi:type=\"samlp:LogoutRequestType\" ")),
            attack("an AuthnRequest", xml -> xml.replace("LogoutRequest", "AuthnRequest")),
            attack("a ManageNameIDRequest", xml -> xml.replace("LogoutRequest", "ManageNameIDRequest")),
            attack("a version that is only like 2.0", xml -> xml.replace("Version=\"2.0\"", "Version=\"2.00\"")),
            attack(
                    "EncryptedID",
                    xml -> xml.replaceAll(
                            "<saml:NameID>.*</saml:NameID>",
                            "<saml:EncryptedID><x xmlns=\"urn:x\"/></saml:EncryptedID>")),
            attack("no NameID", xml -> xml.replaceAll("<saml:NameID>.*</saml:NameID>", "")),
            attack("two NameIDs", xml -> xml.replace("</saml:NameID>", "</saml:NameID><saml:NameID>x</saml:NameID>")),
            attack("no issuer", xml -> xml.replaceAll("<saml:Issuer>.*</saml:Issuer>", "")),
            attack("two issuers", xml -> xml.replaceAll("(<saml:Issuer>.*</saml:Issuer>)", "$1$1")),
            attack(
                    "a Signature without content",
                    xml -> xml.replace(
                            "</saml:Issuer>", "</saml:Issuer><ds:Signature xmlns:ds=\"" + Dom.DSIG + "\"/>")),
            attack(
                    "KeyInfo by RetrievalMethod to a URL",
                    xml -> xml.replace(
                            "</saml:Issuer>",
                            "</saml:Issuer><ds:Signature xmlns:ds=\"" + Dom.DSIG
                                    + "\"><ds:KeyInfo><ds:RetrievalMethod URI=\"http://127.0.0.1:9/key\"/></ds:KeyInfo></ds:Signature>")));

    private LogoutAttacks() {}

    private static LogoutAttack attack(String name, UnaryOperator<String> change) {
        return new LogoutAttack(name, change);
    }

    private static String laughs(String xml) {
        StringBuilder dtd = new StringBuilder("<!DOCTYPE x [<!ENTITY a \"lol\">");
        for (char name = 'b'; name <= 'i'; name++) {
            dtd.append("<!ENTITY ")
                    .append(name)
                    .append(" \"")
                    .append(("&" + (char) (name - 1) + ";").repeat(10))
                    .append("\">");
        }
        return dtd.append("]>")
                .append(xml.replace("</saml:NameID>", "&i;</saml:NameID>"))
                .toString();
    }
}
