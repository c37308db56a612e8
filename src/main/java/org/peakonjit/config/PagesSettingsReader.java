package org.peakonjit.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.peakonjit.subject.EmailAddress;

/** Reads how the pages look and speak that people see, and where those that are refused find help. */
final class PagesSettingsReader {

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern PHONE = Pattern.compile("[+0-9][0-9 ()./-]{2,39}");
    private static final Pattern IMAGE = Pattern.compile(".*\\.(svg|png|jpe?g|webp)");
    private static final int MOST_BYTES = 256 * 1024;

    private final SettingValues values;

    PagesSettingsReader(SettingValues values) {
        this.values = values;
    }

    Settings.Pages read() {
        return new Settings.Pages(logo(), accent(), values.file(SettingKey.PAGES_TEXTS), helpDesk());
    }

    private Optional<Path> logo() {
        return values.file(SettingKey.PAGES_LOGO).filter(this::isSmallImage);
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
        return values.read(
                SettingKey.PAGES_ACCENT,
                text -> Optional.of(text).filter(COLOUR.asMatchPredicate()),
                "is no colour",
                "Give one such as #0a6e5c");
    }

    private Settings.HelpDesk helpDesk() {
        return new Settings.HelpDesk(
                values.webUrl(SettingKey.HELP_DESK_URL, "Give the address of the page where people ask for help"),
                values.read(
                        SettingKey.HELP_DESK_MAIL,
                        text -> EmailAddress.of(text).map(EmailAddress::value),
                        "is no single e-mail address",
                        "Give one such as help@corp.example"),
                values.read(
                        SettingKey.HELP_DESK_PHONE,
                        text -> Optional.of(text).filter(PHONE.asMatchPredicate()),
                        "is no telephone number",
                        "Give digits such as +49 89 1234567"));
    }
}
