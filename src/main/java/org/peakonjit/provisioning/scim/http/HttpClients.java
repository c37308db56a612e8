package org.peakonjit.provisioning.scim.http;

import java.security.NoSuchAlgorithmException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.glassfish.jersey.CommonProperties;
import org.glassfish.jersey.apache5.connector.Apache5ClientProperties;
import org.glassfish.jersey.apache5.connector.Apache5ConnectorProvider;
import org.glassfish.jersey.apache5.connector.Apache5HttpClientBuilderConfigurator;
import org.glassfish.jersey.client.ClientConfig;
import org.glassfish.jersey.client.ClientProperties;
import org.glassfish.jersey.client.JerseyClient;
import org.glassfish.jersey.client.JerseyClientBuilder;
import org.glassfish.jersey.client.RequestEntityProcessing;
import org.peakonjit.outbound.GuardedClient;

/**
 * Makes HTTP clients that keep connections, verify TLS, call no forbidden address, follow no redirect, repeat nothing by
 * themselves and whose exchanges obey {@link TimeLimit}.
 */
final class HttpClients {

    private static final int CONNECTIONS = 32;

    private HttpClients() {}

    /** Named Jersey's builder: the server's own JAX-RS client may be another. The first call finds all set up. */
    static JerseyClient make() {
        ClientConfig config = new ClientConfig()
                .connectorProvider(new Apache5ConnectorProvider())
                .property(CommonProperties.FEATURE_AUTO_DISCOVERY_DISABLE, true)
                .property(CommonProperties.METAINF_SERVICES_LOOKUP_DISABLE, true)
                .property(CommonProperties.JSON_PROCESSING_FEATURE_DISABLE, true)
                .property(ClientProperties.FOLLOW_REDIRECTS, false)
                .property(ClientProperties.REQUEST_ENTITY_PROCESSING, RequestEntityProcessing.BUFFERED)
                .property(Apache5ClientProperties.DISABLE_COOKIES, true)
                .property(Apache5ClientProperties.CONNECTION_MANAGER, connections())
                .property(
                        Apache5ClientProperties.REQUEST_CONFIG,
                        RequestConfig.custom()
                                .setConnectionRequestTimeout(Timeout.ofSeconds(5))
                                .setDefaultKeepAlive(30, TimeUnit.SECONDS)
                                .build())
                .register((Apache5HttpClientBuilderConfigurator) HttpClients::configure);
        return new JerseyClientBuilder()
                .withConfig(config)
                .sslContext(defaultTls())
                .build()
                .preInitialize();
    }

    /** The one of the JVM: Jersey would read the trust store anew for each client, whose connections are none of its own. */
    private static SSLContext defaultTls() {
        try {
            return SSLContext.getDefault();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java runtime has no TLS", e);
        }
    }

    private static PoolingHttpClientConnectionManager connections() {
        return GuardedClient.connections()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                        .build())
                .build();
    }

    /** Redirect handling stays in the chain, switched off by FOLLOW_REDIRECTS: Jersey fails without it. */
    private static HttpClientBuilder configure(HttpClientBuilder builder) {
        return GuardedClient.guard(builder)
                .addExecInterceptorFirst("time-limit", (request, scope, chain) -> {
                    TimeLimit limit = TimeLimit.current();
                    if (limit != null && scope.originalRequest instanceof HttpUriRequestBase cancellable) {
                        limit.onEnd(cancellable::cancel);
                    }
                    return chain.proceed(request, scope);
                })
                .addExecInterceptorBefore(ChainElement.MAIN_TRANSPORT.name(), "sending", (request, scope, chain) -> {
                    TimeLimit limit = TimeLimit.current();
                    if (limit != null) {
                        limit.sending();
                    }
                    return chain.proceed(request, scope);
                });
    }
}
