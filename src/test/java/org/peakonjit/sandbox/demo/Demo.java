package org.peakonjit.sandbox.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Starts a company's IdP, the WAR on Payara Micro, and a sandbox in Peakon's place, says what to try, and runs until
 * it is interrupted. Every start begins from nothing.
 *
 * <p>System properties: {@code peakonjit.test.payara-micro} and {@code peakonjit.test.war}, the two files to run;
 * {@code demo.directory}, emptied at each start; {@code demo.exitAfterStart=true} to stop once everything is up;
 * {@code demo.endWithParent=true} to stop when the process that started this one is gone; {@code demo.debug}, a port at
 * which a debugger may attach.
 */
public final class Demo {

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Warns that resources are no providers, which nobody said they were. */
    private static final Logger JERSEY_PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    private Demo() {}

    public static void main(String[] arguments) throws Exception {
        try {
            run();
        } catch (DemoFailure e) {
            System.err.println("\nThe demo could not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static void run() throws IOException, InterruptedException {
        Path payaraMicro = file("peakonjit.test.payara-micro");
        Path war = file("peakonjit.test.war");
        Path directory = empty(path("demo.directory"));
        logTo(directory.resolve("sandbox.log"));
        Instant begin = Instant.now();
        System.out.println("\nStarting Payara Micro with " + war.getFileName() + " …");
        Landscape landscape = Landscape.start(payaraMicro, war, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            landscape.close();
            System.out.println("The demo has ended.");
        }));
        if (Boolean.getBoolean("demo.endWithParent")) {
            ProcessHandle.current().parent().ifPresent(Demo::endWith);
        }
        landscape.awaitReady(PATIENCE);
        System.out.println(
                Guide.text(landscape, directory.resolve("payara.log"), Duration.between(begin, Instant.now())));
        if (Boolean.getBoolean("demo.exitAfterStart")) {
            System.exit(0);
        }
        int code = landscape.awaitEnd();
        throw new DemoFailure("Payara Micro ended with code " + code + ": see " + directory.resolve("payara.log"));
    }

    private static void endWith(ProcessHandle parent) {
        Thread watch = new Thread(
                () -> {
                    parent.onExit().join();
                    System.exit(0);
                },
                "end-with-parent");
        watch.setDaemon(true);
        watch.start();
    }

    /** What the sandbox's libraries log goes to a file, so that the terminal shows the guide only. */
    private static void logTo(Path file) throws IOException {
        LogManager.getLogManager().reset();
        JERSEY_PROVIDERS.setLevel(Level.SEVERE);
        Handler handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        Logger.getLogger("").addHandler(handler);
    }

    private static Path file(String property) {
        Path file = path(property);
        if (!Files.isRegularFile(file)) {
            throw new DemoFailure("there is no " + file + " (" + property + "); start it by ./mvnw -Pdemo");
        }
        return file;
    }

    private static Path path(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new DemoFailure("the system property " + property + " is missing; start it by ./mvnw -Pdemo");
        }
        return Path.of(value).toAbsolutePath();
    }

    private static Path empty(Path directory) throws IOException {
        if (Files.exists(directory)) {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return Files.createDirectories(directory);
    }
}
