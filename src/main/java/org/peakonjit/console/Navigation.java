package org.peakonjit.console;

/** Faces outcomes that lead to another page by a redirect. */
final class Navigation {

    private Navigation() {}

    /** To a page of the console, with its query where it has one; to the start page where {@code page} is empty. */
    static String redirectTo(String page) {
        String target = page.isEmpty() ? "index.xhtml" : page;
        return "/console/" + target + (target.contains("?") ? "&" : "?") + "faces-redirect=true";
    }
}
