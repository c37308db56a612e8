package org.peakonjit.bench;

/** One kind of whole login, from the browser's first request to the hand-off. */
@FunctionalInterface
interface Route {

    /**
     * Signs somebody on in a new browser, and fails where they do not arrive.
     *
     * @param number another one for each login
     */
    void login(int number, Watch watch);
}
