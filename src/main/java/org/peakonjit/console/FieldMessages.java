package org.peakonjit.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import java.util.List;
import org.peakonjit.application.json.FieldError;

/** Says at each field of an application's form what is wrong with it. */
@RequestScoped
public class FieldMessages {

    private static final String TABS = "application:tabs:";
    private static final List<String> TAB_OF = List.of("", "/saml", "/scim", "/scim/attributes");

    @Inject
    Messages messages;

    /** @return the index of the tab with the first wrong field */
    int tell(List<FieldError> errors) {
        messages.wrong("application.invalid", errors.size());
        for (FieldError error : errors) {
            String id = TABS + error.pointer().substring(1).replace('/', '-');
            UIComponent field = FacesContext.getCurrentInstance().getViewRoot().findComponent(id);
            messages.wrongAt(
                    field == null ? null : id,
                    field == null ? error.pointer() + ": " + error.message() : error.message());
        }
        return tabOf(errors.get(0).pointer());
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
