package org.peakonjit.outbound;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.SSLConnectionSocketFactory;
import org.apache.hc.core5.util.Timeout;

/**
 * Apache's client for URLs that an administrator names: it connects to no {@link ForbiddenAddress}, verifies TLS, tries
 * once, and keeps neither cookies nor credentials.
 */
public final class GuardedClient {

    private static final Timeout CONNECTING = Timeout.ofSeconds(5);
    private static final Timeout ANSWERING = Timeout.ofSeconds(10);

    private GuardedClient() {}

    /**
     * A client of one's own, to be closed by whoever has it made. It follows no redirect, and gives up where nothing comes
     * for ten seconds; how long the whole may take is the caller's to bound.
     */
    public static CloseableHttpClient make() {
        return guard(HttpClients.custom())
                .setConnectionManager(connections()
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECTING)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(CONNECTING)
                        .setResponseTimeout(ANSWERING)
                        .build())
                .disableRedirectHandling()
                .build();
    }

    /** The client's part of the guard; it needs {@link #connections()}, and redirects to be switched off. */
    public static HttpClientBuilder guard(HttpClientBuilder builder) {
        return builder.setRoutePlanner(new GuardedRoutes())
                .setUserAgent("Peakon-JIT-Proxy")
                .disableAutomaticRetries()
                .disableAuthCaching()
                .disableContentCompression()
                .disableCookieManagement();
    }

    /** The connections' part of the guard. */
    public static PoolingHttpClientConnectionManagerBuilder connections() {
        return PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new GuardedResolver())
                .setSSLSocketFactory(SSLConnectionSocketFactory.getSystemSocketFactory());
    }
}
