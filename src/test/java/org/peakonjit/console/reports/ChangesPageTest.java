package org.peakonjit.console.reports;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.peakonjit.administration.reports.AuditColumn;
import org.peakonjit.administration.reports.AuditExport.Format;
import org.peakonjit.audit.AuditQuery;
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
        page.files = new AuditFiles() {
            @Override
            public StreamedContent of(
                    String name,
                    Format format,
                    AuditQuery query,
                    List<AuditColumn> columns,
                    Function<AuditColumn, String> titles) {
                columns.stream().map(titles).forEach(heads::add);
                return new DefaultStreamedContent();
            }
        };

        page.read();
        page.file(Format.CSV);

        assertThat(heads).containsExactly("Wer", "Aktion", "Was", "Vorher", "Nachher");
    }
}
