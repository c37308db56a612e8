package org.peakonjit.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;
import org.peakonjit.config.Settings;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.refusal.RefusalCode;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.web.destination.Destination;
import org.peakonjit.web.request.Redirects;
import org.peakonjit.web.request.StateCookies;

/**
 * The pages a person sees. Everything put into them is escaped; each is sent with a content security policy of its own,
 * never cached and never framed.
 */
@Singleton
public class Pages {

    /** Posts the only form of the page. The policy allows this very script, by its digest. */
    private static final String POST_SCRIPT = "document.forms[0].submit();";

    private static final String POST_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; script-src '" + sha256(POST_SCRIPT)
                    + "'; style-src 'self'";
    public static final String PAGE_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'self'; img-src 'self'";
    /** Without form-action: browsers hold the redirects that follow against it, too, and no page can name them all. */
    public static final String FORM_POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; style-src 'self'; img-src 'self'";

    private final Template post = template("post");
    private final Template refusal = template("refusal");
    private final Template preparing = template("preparing");

    private final PageFrame frame;

    @Inject
    Pages(PageFrame frame) {
        this.frame = frame;
    }

    /** A hidden form field. */
    public record Field(String name, String value) {}

    /** A form the browser posts by itself (SAML Bindings §3.5.4), with a button where scripts are off. */
    public void post(HttpServletRequest request, HttpServletResponse response, URI action, Map<String, String> fields)
            throws IOException {
        Texts texts = frame.texts(request);
        prepare(response, HttpServletResponse.SC_OK, POST_POLICY);
        Redirects.keptNowhere(response);
        Map<String, Object> model = frame.model(request, texts, null);
        model.put("title", texts.get("post.title"));
        model.put("button", texts.get("post.button"));
        model.put("action", action.toString());
        model.put("fields", hidden(fields));
        model.put("script", POST_SCRIPT);
        send(response, post, model);
    }

    public static List<Field> hidden(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .toList();
    }

    /** Lets the browser take the message along: by a redirect, or a form that it posts. */
    public void deliver(HttpServletRequest request, HttpServletResponse response, OutgoingMessage message)
            throws IOException {
        if (message.isPost()) {
            post(request, response, message.location(), message.fields());
        } else {
            Redirects.found(response, message.location().toString());
        }
    }

    /**
     * Says why a sign-on was refused, what to do now, the code, and the reference under which the log has the cause; and
     * leads on where that can help.
     *
     * @param destination where the person was going
     */
    public void refusal(
            HttpServletRequest request,
            HttpServletResponse response,
            Refusal why,
            String reference,
            Destination destination)
            throws IOException {
        Texts texts = frame.texts(request);
        Application application = destination.application();
        String code = why.code().code();
        String which = code + "." + String.join(", ", why.arguments());
        String text = texts.has(which + ".title") ? which : code;
        String named = why.arguments().stream().map(texts::attribute).collect(Collectors.joining(", "));
        Map<String, Object> model = frame.model(request, texts, application);
        model.put("title", texts.get(text + ".title"));
        model.put("sentence", texts.get(text + ".sentence", named));
        model.put("remedy", texts.get(text + ".remedy", named));
        model.put("codeLabel", texts.get("label.code"));
        model.put("code", code);
        model.put("referenceLabel", texts.get("label.reference"));
        model.put("reference", reference);
        model.put("ways", ways(why, texts, destination));
        model.put("further", further(request, why, texts, destination));
        model.put("applicationLabel", texts.get("label.application"));
        model.put("application", application == null ? false : application.title());
        model.put("other", other(request, texts, destination));
        model.put("help", help(frame.brand(application).helpDesk(), texts, code, reference));
        prepare(response, why.httpStatus(), PAGE_POLICY);
        send(response, refusal, model);
    }

    private static List<String> further(HttpServletRequest request, Refusal why, Texts texts, Destination destination) {
        if (destination.equals(Destination.SIGN_OUT)) {
            return List.of(Texts.ofSignOut(request).get("forgotten.remedy"));
        }
        return why.code().mayPass() && isToWait(why) ? List.of(texts.get("label.again-later")) : List.of();
    }

    /** A link to the help desk, and what it shows. */
    record Help(String href, String text) {}

    private static Map<String, Object> help(Settings.HelpDesk helpDesk, Texts texts, String code, String reference) {
        List<Help> links = Stream.of(
                        helpDesk.url().map(url -> new Help(url.toString(), texts.get("label.help-page"))),
                        helpDesk.mail()
                                .map(mail -> new Help(
                                        "mailto:" + mail + "?subject="
                                                + encoded(texts.get("label.help-subject", code, reference)),
                                        mail)),
                        helpDesk.phone().map(phone -> new Help("tel:" + phone.replaceAll("[^+0-9]", ""), phone)))
                .flatMap(Optional::stream)
                .toList();
        return Map.of("label", texts.get("label.help"), "links", links, "any", !links.isEmpty());
    }

    /** For a mailto URI (RFC 6068 §5), where a plus sign is one. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Where a person can go on from a refusal. */
    record Way(String path, String label, boolean delayed) {}

    private static List<Way> ways(Refusal why, Texts texts, Destination destination) {
        RefusalCode code = why.code();
        if (why.isForWantOfApplications()) {
            return way(Destination.CONSOLE.start(), texts.get("label.console"), false);
        }
        if (!destination.leadsToPeakon()) {
            return way(destination.start(), texts.get("label.console"), isToWait(why));
        }
        if (code.isOfTheAccount()) {
            return way(destination.otherAccount(), texts.get("label.other-account"), false);
        }
        return code.mayPass() ? way(destination.start(), texts.get("label.again"), isToWait(why)) : List.of();
    }

    private static List<Way> way(@Nullable String path, String label, boolean delayed) {
        return path == null ? List.of() : List.of(new Way(path, label, delayed));
    }

    /** Whether the same at once would be of no use: the answer has a Retry-After (RFC 9110 §10.2.3). */
    private static boolean isToWait(Refusal why) {
        return why.httpStatus() == HttpServletResponse.SC_SERVICE_UNAVAILABLE;
    }

    /** Who chose an IdP by their address may have mistyped it. */
    private static List<Way> other(HttpServletRequest request, Texts texts, Destination destination) {
        return StateCookies.value(request, StateCookies.REMEMBERED_IDP) == null
                ? List.of()
                : way(destination.otherIdp(), texts.get("label.other"), false);
    }

    /** That an account is being made ready; it loads itself anew, since whoever reads it can do nothing about it. */
    public void preparing(
            HttpServletRequest request, HttpServletResponse response, Application application, String next)
            throws IOException {
        Texts texts = frame.texts(request);
        prepare(response, HttpServletResponse.SC_OK, PAGE_POLICY);
        response.setHeader("Refresh", "1; url=" + next);
        Map<String, Object> model = frame.model(request, texts, application);
        model.put("title", texts.get("preparing.title"));
        model.put("sentence", texts.get("preparing.sentence", application.title()));
        model.put("remedy", texts.get("preparing.remedy"));
        model.put("next", next);
        model.put("button", texts.get("post.button"));
        send(response, preparing, model);
    }

    public static void prepare(HttpServletResponse response, int status, String policy) {
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Content-Security-Policy", policy);
        response.setHeader("Cache-Control", "no-store");
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "30");
        }
    }

    /** Encoded at once: servers encode what a writer gets piece by piece, at a multiple of the cost. */
    public static void send(HttpServletResponse response, Template template, Map<String, ?> model) throws IOException {
        byte[] page = template.execute(model).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(page.length);
        response.getOutputStream().write(page);
    }

    public static Template template(String name) {
        try (Reader reader = source(name)) {
            return Mustache.compiler()
                    .escapeHTML(true)
                    .withLoader(Pages::source)
                    .compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reader source(String name) {
        return new InputStreamReader(
                Objects.requireNonNull(Pages.class.getResourceAsStream(name + ".mustache")), StandardCharsets.UTF_8);
    }

    static String sha256(String script) {
        return "sha256-" + Base64.getEncoder().encodeToString(DigestUtils.sha256(script));
    }
}
