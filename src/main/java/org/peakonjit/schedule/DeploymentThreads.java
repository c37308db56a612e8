package org.peakonjit.schedule;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Daemon threads of this deployment's class loader. Not the server's managed ones: those may not be started while the
 * application is still being deployed, and nothing here needs a container context.
 */
public final class DeploymentThreads implements ThreadFactory {

    private final String name;
    private final AtomicInteger count = new AtomicInteger();

    /** @param name what they do, behind the product's name */
    public DeploymentThreads(String name) {
        this.name = name;
    }

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "peakon-jit-" + name + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        thread.setContextClassLoader(DeploymentThreads.class.getClassLoader());
        return thread;
    }
}
