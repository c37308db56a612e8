package org.peakonjit.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.exports.ExportRequest;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.console.list.ExportFiles;
import org.peakonjit.console.page.Messages;
import org.peakonjit.console.session.Viewer;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

class ChangesPageTest {

    private final List<String> heads = new ArrayList<>();
    private final ChangesPage page = new ChangesPage();

    @Test
    void callsTheColumnsOfItsFileAsItsList() {
        page.request = (HttpServletRequest) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null);
        page.clock = Clock.systemUTC();
        page.viewer = new Viewer() {
            @Override
            public String getZone() {
                return "UTC";
            }
        };
        page.messages = new Messages() {
            @Override
            public Locale locale() {
                return Locale.GERMAN;
            }
        };
        page.files = new ExportFiles() {
            @Override
            public StreamedContent now(@Nullable String application, ExportRequest request) {
                request.titles().stream().skip(1).forEach(heads::add); // the time is in every file
                return new DefaultStreamedContent();
            }
        };

        page.read();
        page.file(Format.CSV);

        assertThat(heads).containsExactly("Wer", "Aktion", "Was", "Vorher", "Nachher");
    }
}
