package org.peakonjit.web.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Application;

/** What the pages of people have in common: language, addresses, and the company's looks and words. */
@Singleton
public class PageFrame {

    private final OwnTexts own;
    private final Brands brands;

    @Inject
    public PageFrame(OwnTexts own, Brands brands) {
        this.own = own;
        this.brands = brands;
    }

    public Texts texts(HttpServletRequest request) {
        return Texts.of(request, own);
    }

    /**
     * The model of every page's template, to be added to.
     *
     * @param application where the person is going; null = none, or not known
     */
    public Map<String, Object> model(HttpServletRequest request, Texts texts, @Nullable Application application) {
        Brand brand = brands.of(application);
        String place = request.getContextPath() + BrandServlet.PATH + (application == null ? "" : application.name());
        Map<String, Object> model = new HashMap<>();
        model.put("lang", texts.language());
        model.put("base", request.getContextPath());
        model.put("brandCss", brand.accent().isPresent() ? List.of(place + BrandServlet.STYLE) : List.of());
        model.put("logo", brand.logo().isPresent() ? List.of(place + BrandServlet.LOGO) : List.of());
        return model;
    }

    Brand brand(@Nullable Application application) {
        return brands.of(application);
    }
}
