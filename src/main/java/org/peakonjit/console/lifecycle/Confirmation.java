package org.peakonjit.console.lifecycle;

import jakarta.enterprise.inject.Model;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.peakonjit.console.page.Messages;

/** The question that a page asks before a button does what it says, where no script has asked it. */
@Model
public class Confirmation {

    /** What the button that says yes sends under the name of the one that was pressed first, which sends nothing. */
    private static final String YES = "yes";

    @Inject
    HttpServletRequest request;

    @Inject
    Messages messages;

    private @Nullable Question question;

    /**
     * What a script would ask.
     *
     * @param button the client id of the button that was pressed
     * @param form that of its form, which whoever answers sends once more, with what was typed
     */
    public record Question(
            String button,
            String form,
            @Nullable String title,
            @Nullable String sentence,
            @Nullable String yes,
            @Nullable String no) {}

    /** Whether it was answered, to a script, which alone sends a form in part, or to this page; else the page asks it. */
    public boolean isGiven(Question asked) {
        if (request.getHeader("Faces-Request") != null || YES.equals(request.getParameter(asked.button()))) {
            return true;
        }
        question = asked;
        return false;
    }

    /** Says that what was pressed is not offered any more. */
    public void tellOvertaken() {
        messages.wrong("confirmation.overtaken");
    }

    /** Null where there is nothing to ask. */
    public @Nullable Question getQuestion() {
        return question;
    }

    /**
     * Whether it is being found out which button of a page was pressed: one that the page had is there, whatever others
     * did meanwhile, so that whoever pressed it is told.
     */
    public boolean isReading() {
        return FacesContext.getCurrentInstance().getCurrentPhaseId() == PhaseId.APPLY_REQUEST_VALUES;
    }
}
