package org.peakonjit.web.page;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.peakonjit.application.Appearance;
import org.peakonjit.application.Application;
import org.peakonjit.config.Settings;
import org.peakonjit.config.Settings.HelpDesk;

/** The looks of the settings, and what an application has of its own. */
@Singleton
public class Brands {

    private static final Map<String, String> TYPES = Map.of(
            "svg", "image/svg+xml",
            "png", "image/png",
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "webp", "image/webp");

    private final Brand common;

    @Inject
    public Brands(Settings settings) {
        Settings.Pages pages = settings.pages();
        common = new Brand(pages.logo().map(Brands::read), pages.accent(), pages.helpDesk());
    }

    /** What an application has of its own stands in place of the settings'. */
    Brand of(@Nullable Application application) {
        Appearance own = application == null ? null : application.appearance();
        if (own == null) {
            return common;
        }
        HelpDesk help = new HelpDesk(
                Optional.ofNullable(own.helpDeskUrl()),
                Optional.ofNullable(own.helpDeskMail()),
                Optional.ofNullable(own.helpDeskPhone()));
        return new Brand(
                own.logoBytes()
                        .map(bytes -> new Brand.Logo(own.logoType(), bytes))
                        .or(common::logo),
                Optional.ofNullable(own.accent()).or(common::accent),
                help.equals(HelpDesk.NONE) ? common.helpDesk() : help);
    }

    private static Brand.Logo read(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        try {
            return new Brand.Logo(Optional.ofNullable(type).orElseThrow(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
