package org.peakonjit.it.parts;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What anybody would mind of any page: that it cannot be used by everybody, or scrolls sideways. */
public final class PageCheck {

    /** The elements that make the page scroll sideways; empty where it does not. */
    private static final String TOO_WIDE = """
            document.documentElement.scrollWidth <= innerWidth ? '' : [...document.querySelectorAll('body *')]
              .filter(one => one.getBoundingClientRect().right > innerWidth)
              .map(one => one.tagName + '#' + one.id + '.' + one.className).join(', ') || 'the frame'""";

    private PageCheck() {}

    /** Serious and critical violations of WCAG that axe sees. No page of ours has frames, for which it would open another. */
    public static List<String> seriousViolations(Page page) {
        return violations(page, new AxeBuilder(page));
    }

    private static List<String> violations(Page page, AxeBuilder axe) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations")); // what passes, one by one, is most of what it would tell
        return axe.options(options).setLegacyMode(true).analyze().getViolations().stream()
                .filter(one -> List.of("serious", "critical").contains(one.getImpact()))
                .map(one -> page.url() + " " + one.getId() + " "
                        + one.getNodes().stream()
                                .map(node -> node.getHtml())
                                .limit(3)
                                .toList())
                .toList();
    }

    /** The same, and what does not fit the screen's width. */
    public static List<String> complaints(Page page) {
        return withWidth(page, seriousViolations(page));
    }

    /** The same of a part alone, where the rest was looked at before. */
    public static List<String> complaints(Page page, String part) {
        return withWidth(page, violations(page, new AxeBuilder(page).include(part)));
    }

    private static List<String> withWidth(Page page, List<String> violations) {
        List<String> complaints = new ArrayList<>(violations);
        String tooWide = (String) page.evaluate(TOO_WIDE);
        if (!tooWide.isEmpty()) {
            complaints.add(page.url() + " is too wide: " + tooWide);
        }
        return complaints;
    }
}
