package org.peakonjit.it.parts;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** How much memory the live threads of a server have asked for, by its own management beans. */
public final class Allocation implements AutoCloseable {

    private static final int MOST_TRIES = 5;

    private final JMXConnector connector;
    private final ThreadMXBean threads;

    private Allocation(JMXConnector connector, ThreadMXBean threads) {
        this.connector = connector;
        this.threads = threads;
    }

    /** Attaches to the server, which is of the same user on this machine. */
    @SuppressWarnings("BanJNDI") // the address is that of a process we started
    public static Allocation of(ServerProcess server) {
        try {
            VirtualMachine machine = attached(server);
            String address = machine.startLocalManagementAgent();
            machine.detach();
            JMXConnector connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
            return new Allocation(
                    connector,
                    ManagementFactory.newPlatformMXBeanProxy(
                            connector.getMBeanServerConnection(),
                            ManagementFactory.THREAD_MXBEAN_NAME,
                            ThreadMXBean.class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (AttachNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** On a busy machine a server may not answer in the time that it is given. */
    private static VirtualMachine attached(ServerProcess server) throws AttachNotSupportedException, IOException {
        for (int tries = 1; tries < MOST_TRIES; tries++) {
            try {
                return VirtualMachine.attach(Long.toString(server.serverPid()));
            } catch (AttachNotSupportedException e) {
                ServerProcess.pause(Duration.ofSeconds(1));
            }
        }
        return VirtualMachine.attach(Long.toString(server.serverPid()));
    }

    /** In bytes, since the threads began. */
    public long bytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    @Override
    public void close() {
        try {
            connector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
