package org.peakonjit.console.lifecycle;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.component.UIComponent;
import jakarta.faces.component.UIForm;
import jakarta.faces.component.behavior.ClientBehaviorHolder;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.peakonjit.console.lifecycle.Confirmation.Question;
import org.primefaces.behavior.confirm.ConfirmBehavior;

/** Lets a button with a {@code p:confirm} act once its question was answered, and while the page still offers it. */
public class ConfirmationListener implements ActionListener {

    private final ActionListener wrapped;

    /** Made by Faces, around what it would do itself. */
    public ConfirmationListener(ActionListener wrapped) {
        this.wrapped = wrapped;
    }

    @Override
    public void processAction(ActionEvent event) {
        UIComponent button = event.getComponent();
        Optional<Question> question = question(event.getFacesContext(), button);
        if (question.isEmpty()) {
            wrapped.processAction(event);
            return;
        }
        Confirmation confirmation = CDI.current().select(Confirmation.class).get();
        if (!isOffered(button)) {
            confirmation.tellOvertaken();
        } else if (confirmation.isGiven(question.get())) {
            wrapped.processAction(event);
        }
    }

    /** What to ask before the button does what it says; empty where it asks nothing. */
    private static Optional<Question> question(FacesContext faces, UIComponent button) {
        return confirm(button)
                .map(confirm -> new Question(
                        button.getClientId(faces),
                        around(button)
                                .filter(UIForm.class::isInstance)
                                .findFirst()
                                .orElseThrow()
                                .getClientId(faces),
                        confirm.getHeader(),
                        confirm.getMessage(),
                        confirm.getYesButtonLabel(),
                        confirm.getNoButtonLabel()));
    }

    private static Optional<ConfirmBehavior> confirm(UIComponent button) {
        return button instanceof ClientBehaviorHolder holder
                ? holder.getClientBehaviors().values().stream()
                        .flatMap(List::stream)
                        .filter(ConfirmBehavior.class::isInstance)
                        .map(ConfirmBehavior.class::cast)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the page would still show it, as everything stands now. */
    private static boolean isOffered(UIComponent button) {
        return around(button).allMatch(UIComponent::isRendered);
    }

    /** It, and all that it is in. */
    private static Stream<UIComponent> around(UIComponent component) {
        return Stream.iterate(component, Objects::nonNull, UIComponent::getParent);
    }
}
