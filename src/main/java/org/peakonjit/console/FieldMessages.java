package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;
import org.peakonjit.application.json.FieldError;

/** Says at each field of a form what is wrong with it. */
@RequestScoped
public class FieldMessages {

    private static final String TABS = "application:tabs:";
    private static final List<String> TAB_OF = List.of("", "/saml", "/scim", "/scim/attributes");

    @Inject
    Messages messages;

    /** @return the index of the tab with the first wrong field */
    int tell(List<FieldError> errors) {
        tellAt(TABS, errors);
        return tabOf(errors.get(0).pointer());
    }

    /** @param prefix what comes before a pointer's member in the client ids of the fields */
    void tellAt(String prefix, List<FieldError> errors) {
        messages.wrong("application.invalid", errors.size());
        for (FieldError error : errors) {
            String id = prefix + error.pointer().substring(1).replace('/', '-').replaceFirst("-\\d+$", "");
            UIComponent field = FacesContext.getCurrentInstance().getViewRoot().findComponent(id);
            messages.wrongAt(
                    field == null ? null : id,
                    field == null ? error.pointer() + ": " + error.message() : error.message());
        }
    }

    static int tabOf(String pointer) {
        for (int tab = TAB_OF.size() - 1; tab > 0; tab--) {
            if (pointer.startsWith(TAB_OF.get(tab))) {
                return tab;
            }
        }
        return 0;
    }
}
