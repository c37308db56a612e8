package org.peakonjit.console.lifecycle;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import jakarta.faces.render.ResponseStateManager;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A page's state, which Faces and {@link KeptInPage} beans need again when its forms come back, in a hidden field of each of
 * them: any node can open what any other sealed, and a page lasts however many others were opened and whichever nodes ended
 * meanwhile. One that does not open counts as too old, and is shown afresh.
 */
final class SealedPageState extends ResponseStateManager {

    private static final String OPENED = SealedPageState.class.getName() + ".opened";
    private static final String SEALED = SealedPageState.class.getName() + ".sealed";

    @Override
    public boolean isPostback(FacesContext faces) {
        return faces.getExternalContext().getRequestParameterMap().containsKey(VIEW_STATE_PARAM);
    }

    /** Never: whoever says so made it up. */
    @Override
    public boolean isStateless(FacesContext faces, String viewId) {
        return false;
    }

    @Override
    @SuppressWarnings("unchecked") // we sealed it
    public @Nullable Object getState(FacesContext faces, String viewId) {
        if (!faces.getAttributes().containsKey(OPENED)) {
            Optional<Object[]> opened = seal().open(
                            faces.getExternalContext().getRequestParameterMap().get(VIEW_STATE_PARAM), viewId);
            opened.ifPresent(parts -> KeptBeans.of(faces).bring((Map<String, Map<String, Object>>) parts[1]));
            faces.getAttributes().put(OPENED, opened);
        }
        return ((Optional<Object[]>) faces.getAttributes().get(OPENED))
                .map(parts -> parts[0])
                .orElse(null);
    }

    @Override
    public void writeState(FacesContext faces, Object state) throws IOException {
        ResponseWriter writer = faces.getResponseWriter();
        writer.startElement("input", null);
        writer.writeAttribute("type", "hidden", null);
        writer.writeAttribute("name", VIEW_STATE_PARAM, null);
        writer.writeAttribute("value", getViewState(faces, state), null);
        writer.writeAttribute("autocomplete", "off", null);
        writer.endElement("input");
    }

    /** The same for all forms of a page. */
    @Override
    public String getViewState(FacesContext faces, Object state) {
        if (!faces.getAttributes().containsKey(SEALED)) {
            String sealed = seal().seal(
                            new Object[] {state, KeptBeans.of(faces).all()},
                            faces.getViewRoot().getViewId());
            faces.getAttributes().put(SEALED, sealed);
        }
        return String.valueOf(faces.getAttributes().get(SEALED));
    }

    private static PageSeal seal() {
        return CDI.current().select(PageSeal.class).get();
    }
}
