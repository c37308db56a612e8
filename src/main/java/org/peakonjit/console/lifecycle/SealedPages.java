package org.peakonjit.console.lifecycle;

import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKit;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.RenderKitWrapper;
import jakarta.faces.render.ResponseStateManager;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Lets Faces keep a page's state by {@link SealedPageState}. */
public class SealedPages extends RenderKitFactory {

    /** Made by Faces, around its own. */
    public SealedPages(RenderKitFactory wrapped) {
        super(wrapped);
    }

    @Override
    public void addRenderKit(String id, RenderKit kit) {
        getWrapped().addRenderKit(id, kit);
    }

    @Override
    public @Nullable RenderKit getRenderKit(@Nullable FacesContext faces, String id) {
        RenderKit kit = getWrapped().getRenderKit(faces, id);
        return kit == null ? null : new Kit(kit);
    }

    @Override
    public Iterator<String> getRenderKitIds() {
        return getWrapped().getRenderKitIds();
    }

    private static final class Kit extends RenderKitWrapper {

        Kit(RenderKit wrapped) {
            super(wrapped);
        }

        @Override
        public ResponseStateManager getResponseStateManager() {
            return new SealedPageState();
        }
    }
}
