package org.peakonjit.alerting.webhook;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.peakonjit.alerting.notice.AlertTexts;
import org.peakonjit.alerting.notice.Message;
import org.peakonjit.alerting.notice.Notice;

/** What is posted; {@code docs/alerts.md} describes it. */
final class WebhookBody {

    private WebhookBody() {}

    static byte[] of(Message message, AlertTexts texts, URI console) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("id", message.id().toString());
        json.put("event", message.event());
        json.put("at", message.at().toString());
        Notice notice = message.notice();
        if (notice == null) {
            json.put("title", texts.get("test.title")).put("text", texts.get("test.text"));
        } else {
            ObjectNode alert = json.putObject("alert");
            alert.put("id", notice.alert().toString());
            alert.put("kind", notice.kind().word());
            alert.put("object", notice.object());
            alert.put("severity", notice.severity().word());
            ObjectNode facts = alert.putObject("facts");
            notice.facts().forEach(facts::put);
            json.put("title", texts.title(notice.kind(), notice.object(), notice.facts()));
            json.put("text", texts.sentence(notice.kind(), notice.object(), notice.facts()));
            json.put("advice", texts.advice(notice.kind(), notice.object(), notice.facts()));
        }
        json.put("console", console.toString());
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }
}
