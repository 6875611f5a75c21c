package org.vigie.scripts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a script of a checkout as a user would and tells how it ended. */
final class Script {

    /** The checkout that is being tested. */
    static final Path CHECKOUT = Path.of("..").toAbsolutePath().normalize();

    private static final long LONGEST_SECONDS = 180;

    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>(Map.of("LC_ALL", "C.UTF-8"));
    private final Path checkout;

    Script(Path checkout, String name) {
        this.checkout = checkout;
        command.add(checkout.resolve("scripts").resolve(name).toString());
    }

    /** How a script ended: its exit code, what it printed as result, and what it told the user. */
    record Outcome(int code, String out, String err) {}

    Script with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /** Lets another user run it; only root may. */
    Script asUser(String user) {
        command.addAll(0, List.of("runuser", "-u", user, "--"));
        return this;
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return run(all, environment, checkout);
    }

    /** Runs any command; the script and all it said go through files, so that a server it leaves running holds no pipe. */
    static Outcome run(List<String> command, Map<String, String> environment, Path directory)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("vigie-script", ".out");
        Path err = Files.createTempFile("vigie-script", ".err");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            List.of("VIGIE_DB_URL", "VIGIE_DB_USER", "VIGIE_DB_PASSWORD", "VIGIE_URL", "VIGIE_PORT", "CI")
                    .forEach(builder.environment()::remove);
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("Still running: " + command + "\n" + Files.readString(err));
            }
            return new Outcome(process.exitValue(), read(out), read(err));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    private static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
