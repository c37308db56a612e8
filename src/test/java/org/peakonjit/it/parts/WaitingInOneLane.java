package org.peakonjit.it.parts;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Two classes run at once: whoever waits for something does not fail for what breaks in a thread of the other one, such
 * as a mail server whose certificate is rightly refused there.
 */
public final class WaitingInOneLane implements LauncherSessionListener {

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }
}
