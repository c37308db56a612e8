package org.peakonjit.administration.diagnosis;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.peakonjit.administration.diagnosis.Diagnosis.Finding;
import org.peakonjit.config.Settings;

/** Whether people see this product where {@code peakonjit.base-url} says, and over https. */
@Singleton
public class BaseUrlCheck {

    private final Settings settings;

    @Inject
    public BaseUrlCheck(Settings settings) {
        this.settings = settings;
    }

    List<Finding> check(@Nullable URI seenAt) {
        List<Finding> findings = new ArrayList<>();
        URI set = settings.baseUrl();
        if (seenAt == null) {
            findings.add(Finding.good(Area.BASE_URL, null, DiagnosisFault.NOT_SEEN.fault(set)));
        } else if (settings.isOwnOrigin(origin(seenAt)) && isBelow(seenAt)) {
            findings.add(Finding.good(Area.BASE_URL, null, DiagnosisFault.SEEN_AS_SET.fault(set)));
        } else {
            findings.add(Finding.bad(
                    Area.BASE_URL,
                    null,
                    DiagnosisFault.SEEN_ELSEWHERE.fault(seenAt, set),
                    DiagnosisFault.SET_BASE_URL.fault(set)));
        }
        if (!settings.isHttps() && !isHere(set.getHost())) {
            findings.add(Finding.doubtful(
                    Area.BASE_URL, null, DiagnosisFault.PLAIN_HTTP.fault(set), DiagnosisFault.USE_HTTPS.fault()));
        }
        return findings;
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private boolean isBelow(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.equals(settings.contextPath()) || path.startsWith(settings.contextPath() + "/");
    }

    private static boolean isHere(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
