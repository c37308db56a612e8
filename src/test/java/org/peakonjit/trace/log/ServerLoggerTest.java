package org.peakonjit.trace.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.peakonjit.trace.SignOnTrace;
import org.peakonjit.trace.TraceContext;
import org.slf4j.LoggerFactory;

class ServerLoggerTest {

    private static final String NAME = "org.peakonjit.test.log";

    private final Logger jul = Logger.getLogger(NAME);
    private final List<LogRecord> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private final org.slf4j.Logger log = new ServerLog().getLoggerFactory().getLogger(NAME);

    @BeforeEach
    void listen() {
        jul.setLevel(Level.INFO);
        jul.setUseParentHandlers(false);
        jul.addHandler(handler);
    }

    @AfterEach
    void stop() {
        jul.removeHandler(handler);
    }

    @Test
    void isWhatOurClassesLogThrough() {
        assertThat(LoggerFactory.getLogger(NAME)).isInstanceOf(ServerLogger.class);
    }

    @Test
    void putsTheReferenceAndTheTraceBeforeEachLineOfASignOn() {
        TraceContext context = TraceContext.fresh();
        try (SignOnTrace.Scope scope = SignOnTrace.begin("ABCDEFGHJK", context)) {
            log.info("one of {}", 2);
        }
        log.warn("outside");
        log.debug("not on");

        assertThat(lines)
                .extracting(LogRecord::getMessage)
                .containsExactly("ref=ABCDEFGHJK trace=" + context.traceId() + " one of 2", "outside");
        assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.INFO, Level.WARNING);
    }

    @Test
    void namesNobodyAlsoNotByAnException() {
        SQLException cause = new SQLException("Key (application, holder)=(peakon, mia.o'hara@corp.example) exists");
        cause.addSuppressed(new IllegalStateException("bob+x@corp.example"));
        log.error("{} cannot be kept", "müller@corp.example", new IllegalStateException("no seat", cause));

        String text = new SimpleFormatter().format(lines.get(0));
        assertThat(text)
                .doesNotContain("mia", "hara", "bob", "ller@", "corp.example")
                .contains("Key (application, holder)=(peakon, …@…) exists", "ServerLoggerTest.java", "no seat");
    }

    @Test
    void leavesAnythingElseAsItIs() {
        IllegalStateException thrown = new IllegalStateException("at org.peakonjit.A@1f2e3d");
        log.error("jdbc:postgresql://db/peakon, object A@1f2e3d", thrown);

        assertThat(lines.get(0).getMessage()).isEqualTo("jdbc:postgresql://db/peakon, object A@1f2e3d");
        assertThat(lines.get(0).getThrown()).isSameAs(thrown);
    }
}
