package org.peakonjit.audit.seal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.peakonjit.audit.AuditEntry;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.AuditWebhook;
import org.peakonjit.json.Documents;
import org.peakonjit.outbound.SignedPost;
import org.peakonjit.outbound.SignedPost.Outcome;
import org.peakonjit.schedule.BackgroundTask;
import org.peakonjit.schedule.Scheduled;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forwards the audit to a webhook, block after sealed block: in order, each at least once, with its seal. A receiver that
 * does not take one gets it again, and no other before it; nothing here waits for it.
 */
@Singleton
@Scheduled(name = "forward-audit", every = "PT30S")
class ForwardAudit implements BackgroundTask {

    private static final Logger LOG = LoggerFactory.getLogger(ForwardAudit.class);
    private static final int BLOCKS_AT_ONCE = 20;
    /** Others want the thread, too. */
    private static final int MOST_BLOCKS = 200;

    private final Optional<AuditWebhook> webhook;
    private final SealBook book;
    private final Clock clock;
    private final SignedPost post = new SignedPost();
    private boolean told;

    @Inject
    ForwardAudit(Settings settings, SealBook book, Clock clock) {
        this.webhook = settings.auditWebhook();
        this.book = book;
        this.clock = clock;
    }

    @Override
    public void run() {
        webhook.ifPresent(to -> forward(to.url(), to.secret().value()));
    }

    private void forward(URI url, String secret) {
        long forwarded = book.forwarded();
        for (int sent = 0; sent < MOST_BLOCKS && !Thread.currentThread().isInterrupted(); ) {
            List<AuditSeal> blocks = book.after(forwarded, BLOCKS_AT_ONCE);
            for (AuditSeal block : blocks) {
                if (!isTaken(url, secret, block)) {
                    return;
                }
                forwarded = block.number();
                book.forwarded(forwarded);
                sent++;
            }
            if (blocks.size() < BLOCKS_AT_ONCE) {
                return;
            }
        }
    }

    private boolean isTaken(URI url, String secret, AuditSeal block) {
        List<AuditEntry> entries = book.entries(block);
        if (entries.isEmpty()) {
            LOG.warn("block {} of the audit has no lines any more, and is not forwarded", block.number());
            return true;
        }
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(json(entry)).append('\n'));
        Outcome outcome = post.send(
                url,
                secret,
                "audit-" + block.number(),
                clock.instant(),
                "application/x-ndjson",
                lines.toString().getBytes(StandardCharsets.UTF_8),
                Map.of(
                        "peakon-jit-block", Long.toString(block.number()),
                        "peakon-jit-seal", HexFormat.of().formatHex(block.mac())));
        if (outcome.isTaken()) {
            told = false;
        } else if (!told) { // said once
            told = true;
            LOG.warn(
                    "block {} of the audit was not taken (status {}, {} {}), and is sent again until it is",
                    block.number(),
                    outcome.status(),
                    outcome.trouble(),
                    outcome.thrown());
        }
        return outcome.isTaken();
    }

    /** With the members and words of the API's lines; what a line has not is left out. */
    private static String json(AuditEntry entry) {
        ObjectNode json = Documents.tree(entry)
                .put("flow", entry.flowWord())
                .put("provisioned", entry.provisionedWord())
                .put("detail", entry.english());
        json.properties().removeIf(member -> member.getValue().isNull());
        return json.toString();
    }

    @PreDestroy
    void close() {
        post.close();
    }
}
