package org.peakonjit.api.http;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.peakonjit.config.Settings;

/**
 * An answer that says more than its body does, by its status or a header field.
 *
 * @param <T> the body
 */
public interface HttpAnswer<T extends Record> {

    T body();

    /** Says the rest; {@code RequestFilter} asks for it. */
    void head(ContainerResponseContext response, Settings settings);
}
