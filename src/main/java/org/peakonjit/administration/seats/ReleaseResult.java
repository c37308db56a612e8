package org.peakonjit.administration.seats;

import java.util.List;
import org.peakonjit.administration.seats.BulkRelease.Progress;

/**
 * What came of a release of many.
 *
 * @param named the first of those that are kept
 */
public record ReleaseResult(long released, long kept, List<KeptSeat> named) {

    static ReleaseResult of(Progress progress) {
        return new ReleaseResult(progress.released(), progress.kept(), progress.who());
    }
}
