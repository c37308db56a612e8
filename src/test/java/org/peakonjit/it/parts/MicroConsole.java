package org.peakonjit.it.parts;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Payara Micro in this process, which deploys and undeploys a WAR as files named so appear in a directory, by its own
 * interface. Run with its jar on the class path, and nothing of ours but this class.
 */
final class MicroConsole {

    private static final String NAME = "peakon-jit-proxy";

    private MicroConsole() {}

    public static void main(String[] arguments) throws Exception {
        Path commands = Path.of(arguments[0]);
        Object micro = Class.forName("fish.payara.micro.PayaraMicro")
                .getMethod("getInstance")
                .invoke(null);
        Class<?> boot = Class.forName("fish.payara.micro.boot.PayaraMicroBoot");
        boot.getMethod("setHttpPort", int.class).invoke(micro, Integer.parseInt(arguments[1]));
        boot.getMethod("setNoHazelcast", boolean.class).invoke(micro, true);
        Object runtime = boot.getMethod("bootStrap").invoke(micro);
        Class<?> server = Class.forName("fish.payara.micro.PayaraMicroRuntime");
        Method deploy = server.getMethod("deploy", String.class, String.class, File.class);
        deploy.invoke(runtime, "first", "/first", emptyApplication(commands));
        while (true) {
            if (Files.deleteIfExists(commands.resolve("deploy"))) {
                deploy.invoke(runtime, NAME, "/", new File(arguments[2]));
            }
            if (Files.deleteIfExists(commands.resolve("undeploy"))) {
                server.getMethod("undeploy", String.class).invoke(runtime, NAME);
                Files.createFile(commands.resolve("undeployed"));
            }
            Thread.sleep(100);
        }
    }

    /**
     * Payara starts its web container in the middle of its first deployment, and the thread of the container's log keeps
     * the class loader that this WAR was examined with, whoever's it is.
     */
    private static File emptyApplication(Path directory) throws IOException {
        Path application = Files.createDirectories(directory.resolve("first"));
        Files.createDirectories(application.resolve("WEB-INF"));
        Files.writeString(application.resolve("index.html"), "");
        return application.toFile();
    }
}
