package org.peakonjit.it.parts;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * A real SMTP server that wants a login: unencrypted, with TLS, and with STARTTLS, under a certificate of localhost that
 * {@link #trusting} trusts.
 */
public final class MailServer implements AutoCloseable {

    public static final String USER = "alerts@corp.example";
    public static final String PASSWORD = "a-mail-password";

    /** Whom it does not know where {@link #refusingPort} is asked. */
    public static final String GONE = "gone@corp.example";

    private static final String STORE_PASSWORD = "changeit";
    private static final Path STORE = keyStore();
    private static final SSLContext TLS = context();

    private final GreenMail server;
    private final ServerSocket startTls;
    private final ServerSocket refusing;

    private MailServer(GreenMail server, ServerSocket startTls, ServerSocket refusing) {
        this.server = server;
        this.startTls = startTls;
        this.refusing = refusing;
    }

    public static MailServer start() {
        System.setProperty("greenmail.tls.keystore.file", STORE.toString());
        System.setProperty("greenmail.tls.keystore.password", STORE_PASSWORD);
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        GreenMail server = new GreenMail(new ServerSetup[] {
                    new ServerSetup(FreePort.next(), loopback, ServerSetup.PROTOCOL_SMTP),
                    new ServerSetup(FreePort.next(), loopback, ServerSetup.PROTOCOL_SMTPS)
                })
                .withConfiguration(GreenMailConfiguration.aConfig().withUser(USER, USER, PASSWORD));
        server.start();
        try {
            MailServer started = new MailServer(server, listening(), listening());
            started.inBackground(() -> started.accept(started.startTls, started::upgrade));
            started.inBackground(() -> started.accept(started.refusing, started::refuse));
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    public int plainPort() {
        return server.getSmtp().getPort();
    }

    public int tlsPort() {
        return server.getSmtps().getPort();
    }

    public int startTlsPort() {
        return startTls.getLocalPort();
    }

    /** As {@link #plainPort}, but that it refuses {@link #GONE} as a receiver. */
    public int refusingPort() {
        return refusing.getLocalPort();
    }

    /** The settings of a proxy whose Java runtime trusts its certificate. */
    public static Map<String, String> trusted(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("javax.net.ssl.trustStore", STORE.toString());
        all.put("javax.net.ssl.trustStorePassword", STORE_PASSWORD);
        return all;
    }

    /** The same for this process. */
    public static SSLContext trusting() {
        return TLS;
    }

    /** What it took so far. */
    public List<MimeMessage> received() {
        return List.of(server.getReceivedMessages());
    }

    private void accept(ServerSocket door, Conversation conversation) throws IOException {
        while (!door.isClosed()) {
            Socket client = door.accept();
            inBackground(() -> conversation.with(client));
        }
    }

    private void refuse(Socket client) throws IOException {
        try (client;
                Socket inner = new Socket(InetAddress.getLoopbackAddress(), plainPort())) {
            inBackground(() -> copy(inner.getInputStream(), client.getOutputStream()));
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("RCPT") && line.contains(GONE)) {
                    say(client, "550 5.1.1 <" + GONE + "> no such user");
                } else {
                    say(inner, line);
                }
            }
        }
    }

    /** Speaks plain SMTP up to STARTTLS (RFC 3207), then hands everything on to the server, decrypted. */
    private void upgrade(Socket client) throws IOException {
        try (client) {
            say(client, "220 localhost ready");
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("EHLO")) {
                    say(client, "250-localhost\r\n250 STARTTLS");
                } else if (line.startsWith("STARTTLS")) {
                    say(client, "220 go ahead");
                    relay((SSLSocket) TLS.getSocketFactory().createSocket(client, null, client.getPort(), false));
                    return;
                } else {
                    say(client, "530 Must issue a STARTTLS command first");
                }
            }
        }
    }

    private void relay(SSLSocket encrypted) throws IOException {
        encrypted.setUseClientMode(false);
        try (Socket inner = new Socket(InetAddress.getLoopbackAddress(), plainPort())) {
            new BufferedReader(new InputStreamReader(inner.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            inBackground(() -> copy(inner.getInputStream(), encrypted.getOutputStream()));
            copy(encrypted.getInputStream(), inner.getOutputStream());
        }
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        byte[] buffer = new byte[8192];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            to.flush();
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private interface Work {
        void run() throws IOException;
    }

    private interface Conversation {
        void with(Socket client) throws IOException;
    }

    private void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // the other side hung up, or the server is being closed
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private static Path keyStore() {
        try {
            Path store = Files.createTempDirectory("mail-server").resolve("localhost.p12");
            Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
            Program.Ended ended = Program.attempt(
                    Map.of(),
                    List.of(
                            keytool.toString(),
                            "-genkeypair",
                            "-alias",
                            "localhost",
                            "-keyalg",
                            "RSA",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=dns:localhost,ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            STORE_PASSWORD,
                            "-keystore",
                            store.toString()));
            if (ended.status() != 0) {
                throw new IllegalStateException("keytool failed: " + ended.printed());
            }
            return store;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the certificate as a server, and trusts it as a client. */
    private static SSLContext context() {
        try (InputStream in = Files.newInputStream(STORE)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, STORE_PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, STORE_PASSWORD.toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("localhost", store.getCertificate("localhost"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        try {
            startTls.close();
            refusing.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
