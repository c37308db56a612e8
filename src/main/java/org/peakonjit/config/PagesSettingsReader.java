package org.peakonjit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how the pages look and speak that people see. */
final class PagesSettingsReader {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern IMAGE = Pattern.compile(".*\\.(svg|png|jpe?g|webp)");
    private static final int MOST_BYTES = 256 * 1024;

    private final SettingValues values;

    PagesSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Pages read() {
        return new Settings.Pages(logo(), accent(), texts(), new HelpDeskSettingsReader(values).read());
    }

    private Optional<Path> logo() {
        return values.text(SettingKey.PAGES_LOGO)
                .map(file -> values.existingFile(SettingKey.PAGES_LOGO, file))
                .filter(file -> isSmallImage(file));
    }

    private boolean isSmallImage(Path file) {
        if (!IMAGE.matcher(file.toString().toLowerCase(Locale.ROOT)).matches() || size(file) > MOST_BYTES) {
            values.wrong(
                    SettingKey.PAGES_LOGO,
                    file + " is no image that fits a page",
                    "Give an SVG, PNG, JPEG or WebP file of at most 256 KiB, named by its kind");
            return false;
        }
        return true;
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0; // that it cannot be read was said
        }
    }

    private Optional<String> accent() {
        return values.text(SettingKey.PAGES_ACCENT).filter(text -> {
            boolean good = COLOUR.matcher(text).matches();
            if (!good) {
                values.wrong(SettingKey.PAGES_ACCENT, "\"" + text + "\" is no colour", "Give one such as #0a6e5c");
            }
            return good;
        });
    }

    private Optional<Path> texts() {
        return values.text(SettingKey.PAGES_TEXTS).map(file -> values.existingFile(SettingKey.PAGES_TEXTS, file));
    }
}
