package org.peakonjit.provisioning.user;

import java.util.List;

/** Takes Peakon's accounts page by page, in constant memory. */
public interface AccountPages {

    /**
     * What became of a page.
     *
     * @param fresh how many of its accounts had not been seen
     * @param seen how many were seen by now, all pages together
     * @param goOn whether another page is wanted
     */
    record Taken(int fresh, long seen, boolean goOn) {}

    /**
     * @param next where the next one begins
     * @param total how many accounts Peakon says there are; 0 = it does not say
     */
    Taken take(List<PeakonAccount> page, int next, long total);
}
