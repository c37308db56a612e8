package org.peakonjit.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.peakonjit.api.RunningApi.Answer;

class PeakonMetadataTest {

    private static final String XML = "<md:EntityDescriptor xmlns:md='urn:oasis:names:tc:SAML:2.0:metadata'"
            + " entityID='https://acme.peakon.test/metadata'><md:SPSSODescriptor"
            + " protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'><md:AssertionConsumerService"
            + " Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='https://acme.peakon.test/assert'"
            + " index='0'/></md:SPSSODescriptor></md:EntityDescriptor>";

    @TempDir
    Path dataDir;

    private RunningApi api;

    @BeforeEach
    void start() throws Exception {
        api = new RunningApi(dataDir);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void answersTheMembersOfAnApplication() {
        Answer answer = read("xml", XML);

        assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
        assertThat(answer.body())
                .hasToString("{\"saml\":{\"entityId\":\"https://acme.peakon.test/metadata\","
                        + "\"acsUrl\":\"https://acme.peakon.test/assert\",\"acsIndex\":0,\"sloUrl\":null,\"signingCertificates\":[]},"
                        + "\"signsRequests\":false}");
    }

    @Test
    void readsThemFromAUrl() throws Exception {
        HttpServer peakon = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peakon.createContext("/metadata", exchange -> {
            byte[] body = XML.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        peakon.start();
        try {
            String url = "http://localhost:" + peakon.getAddress().getPort();
            assertThat(read("url", url + "/metadata").body())
                    .isEqualTo(read("xml", XML).body());
            assertThat(read("url", url + "/other").body().at("/errors/0/detail").asText())
                    .isEqualTo("cannot be used: the URL answers with status 404");
        } finally {
            peakon.stop(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "xml, '<a/>', /xml, no SAML metadata",
        "url, 'http://169.254.169.254/metadata', /url, metadata-service address",
        "url, 'file:///etc/hostname', /url, https://",
        "url, 'not a url', /url, does not begin with https://",
        "url, '', /url, must be given",
        "uri, 'https://acme.peakon.test', /uri, no member"
    })
    void saysWhatIsWrong(String member, String value, String pointer, String detail) {
        Answer answer = read(member, value);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("metadata.invalid");
        assertThat(answer.pointers()).containsExactly(pointer);
        assertThat(answer.body().at("/errors/0/detail").asText()).contains(detail);
    }

    @Test
    void letsNoAuditorMakeThisServerCallAUrl() {
        Answer answer = api.send(
                "POST", "sp-metadata", "{}", "Authorization", RunningApi.AUDITOR, "Content-Type", "application/json");
        assertThat(answer.status()).isEqualTo(403);
    }

    private Answer read(String member, String value) {
        String body = JsonNodeFactory.instance.objectNode().put(member, value).toString();
        return api.send(
                "POST", "sp-metadata", body, "Authorization", RunningApi.ADMIN, "Content-Type", "application/json");
    }
}
