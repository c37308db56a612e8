package org.peakonjit.console.page;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.primefaces.model.DefaultStreamedContent;
import org.primefaces.model.StreamedContent;

/** What is written while it is downloaded. */
public interface Download {

    void write(OutputStream out) throws IOException;

    static StreamedContent file(String name, String mediaType, Download content) {
        return DefaultStreamedContent.builder()
                .name(name)
                .contentType(mediaType)
                .writer(out -> {
                    try {
                        content.write(out);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .build();
    }
}
