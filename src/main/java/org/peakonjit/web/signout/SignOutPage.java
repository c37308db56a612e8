package org.peakonjit.web.signout;

import com.samskivert.mustache.Template;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.refusal.Refusal;
import org.peakonjit.saml.OutgoingMessage;
import org.peakonjit.signout.SignOutStep.Ended;
import org.peakonjit.web.page.PageFrame;
import org.peakonjit.web.page.Pages;
import org.peakonjit.web.page.Texts;

/** Tells the person where they are signed out and where they may not be: no sign-out is called complete that is not. */
@Singleton
class SignOutPage {

    private final Template template = Pages.template("signout");
    private final PageFrame frame;

    @Inject
    SignOutPage(PageFrame frame) {
        this.frame = frame;
    }

    /** The end of a sign-out, and a button that takes the answer to whoever began it. */
    void ended(HttpServletRequest request, HttpServletResponse response, Ended ended, String reference)
            throws IOException {
        Texts texts = Texts.ofSignOut(request);
        String outcome = ended.forgotten() ? "forgotten" : ended.isComplete() ? "complete" : "partial";
        Map<String, Object> model = model(request, texts, outcome, reference);
        model.put("done", names(ended.done(), texts));
        model.put("failed", names(ended.failed(), texts));
        Optional<OutgoingMessage> answer = ended.answer();
        answer.filter(OutgoingMessage::isPost).ifPresent(post -> {
            model.put("action", post.location().toString());
            model.put("fields", Pages.hidden(post.fields()));
        });
        answer.filter(one -> !one.isPost())
                .ifPresent(redirect -> model.put("link", redirect.location().toString()));
        Pages.prepare(
                response,
                HttpServletResponse.SC_OK,
                answer.filter(OutgoingMessage::isPost).isPresent() ? Pages.FORM_POLICY : Pages.PAGE_POLICY);
        Pages.send(response, template, model);
    }

    /** A message that is not believed: nobody is signed out by it. */
    void refused(HttpServletRequest request, HttpServletResponse response, Refusal refusal, String reference)
            throws IOException {
        Map<String, Object> model = model(request, Texts.ofSignOut(request), "refused", reference);
        model.put("code", refusal.code().code());
        Pages.prepare(response, refusal.code().httpStatus(), Pages.PAGE_POLICY);
        Pages.send(response, template, model);
    }

    private Map<String, Object> model(HttpServletRequest request, Texts texts, String outcome, String reference) {
        Map<String, Object> model = frame.model(request, texts, null);
        model.put("title", texts.get(outcome + ".title"));
        model.put("sentence", texts.get(outcome + ".sentence"));
        model.put("remedy", texts.get(outcome + ".remedy"));
        model.put("doneLabel", texts.get("label.done"));
        model.put("failedLabel", texts.get("label.failed"));
        model.put("continue", texts.get("label.continue"));
        model.put("codeLabel", texts.get("label.code"));
        model.put("referenceLabel", texts.get("label.reference"));
        model.put("reference", reference);
        model.put("done", List.of());
        model.put("failed", List.of());
        model.put("action", false);
        model.put("fields", List.of());
        model.put("link", false);
        model.put("code", false);
        return model;
    }

    private static List<String> names(List<String> names, Texts texts) {
        return names.stream()
                .map(name -> name.isEmpty() ? texts.get("label.idp") : name)
                .toList();
    }
}
