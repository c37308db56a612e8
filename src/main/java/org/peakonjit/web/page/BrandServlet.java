package org.peakonjit.web.page;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.peakonjit.application.Application;
import org.peakonjit.application.Applications;

/** The company's looks for the pages of people: {@code /brand/page.css}, {@code /brand/logo}, and an application's own. */
public class BrandServlet extends HttpServlet {

    static final String PATH = "/brand/";
    static final String STYLE = "/page.css";
    static final String LOGO = "/logo";

    private static final long serialVersionUID = 1L;

    @Inject
    transient Brands brands;

    @Inject
    transient Applications applications;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        int slash = path.lastIndexOf('/');
        String what = slash < 0 ? "" : path.substring(slash);
        String name = slash < 1 ? "" : path.substring(1, slash);
        Application application =
                name.isEmpty() ? null : applications.findReadable(name).orElse(null);
        Brand brand = brands.of(application);
        if (what.equals(STYLE)) {
            send(response, "text/css;charset=UTF-8", brand.css().getBytes(StandardCharsets.UTF_8));
        } else if (what.equals(LOGO) && brand.logo().isPresent()) {
            Brand.Logo logo = brand.logo().get();
            send(response, logo.type(), logo.bytes());
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static void send(HttpServletResponse response, String type, byte[] bytes) throws IOException {
        response.setContentType(type);
        response.setHeader("Cache-Control", "max-age=300");
        // an SVG that somebody opens by itself: no script of it runs
        response.setHeader(
                "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
