package org.peakonjit.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.peakonjit.config.Settings;

/**
 * Before all others: lets everybody behind it see requests below the path of the base URL, which is where browsers see
 * us. A reverse proxy may have taken that path away, or put another one in its place, and links that are made of the
 * server's own context path would lead past it.
 */
public class BaseUrlFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    transient Settings settings;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = settings.contextPath();
        chain.doFilter(path.equals(request.getContextPath()) ? request : new SeenRequest(request, path), response);
    }

    /** The request as the browser sent it. */
    private static final class SeenRequest extends HttpServletRequestWrapper {

        private final HttpServletRequest arrived;
        private final String path;

        SeenRequest(HttpServletRequest arrived, String path) {
            super(arrived);
            this.arrived = arrived;
            this.path = path;
        }

        @Override
        public String getContextPath() {
            return path;
        }

        @Override
        public String getRequestURI() {
            return seen(arrived.getRequestURI());
        }

        private String seen(String uri) {
            return path + uri.substring(arrived.getContextPath().length());
        }

        @Override
        public StringBuffer getRequestURL() {
            String url = arrived.getRequestURL().toString();
            int end = url.length() - arrived.getRequestURI().length();
            return new StringBuffer(url.substring(0, end)).append(getRequestURI());
        }

        /** The error page goes by what was asked for, which servers give it as it arrived. */
        @Override
        public @Nullable Object getAttribute(String name) {
            Object value = super.getAttribute(name);
            return name.equals(RequestDispatcher.ERROR_REQUEST_URI) && value instanceof String uri ? seen(uri) : value;
        }
    }
}
