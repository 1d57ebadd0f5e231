package io.jenkins.plugins.intent.cli;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The table of arguments says what the annotations say, and what it does not cover picocli does. */
public class ArgumentTableTest {
    private static final List<String> COMMANDS =
            List.of("run", "resume", "rerun", "status", "logs", "validate", "explain", "gc", "verify");

    private static final List<String> UNUSUAL = List.of(
            "",
            "--help",
            "policy schema",
            "approve run stage --reason ok",
            "validate",
            "validate --help",
            "validate -- a.json",
            "validate @a.json",
            "validate --jso a.json",
            "validate --json=true a.json",
            "validate --json --json a.json",
            "validate a.json --policy",
            "validate -pA=1 a.json",
            "validate -p A a.json",
            "validate -p A= a.json",
            "run a.json b.json",
            "run --agents many a.json",
            "run --agents 1 --agents 2 a.json",
            "run --output loud a.json",
            "gc --max-total huge");

    @Rule
    public final TemporaryFolder directory = new TemporaryFolder();

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private Host host() {
        return new Host(
                directory.getRoot().toPath(), Map.of(), new PrintStream(out, true), new PrintStream(err, true), false);
    }

    @Test
    public void theTableSaysWhatTheAnnotationsSay() {
        StringBuilder table = new StringBuilder();
        for (String command : COMMANDS) {
            lines(Commands.made(command, host()).getClass(), "")
                    .forEach(line -> table.append(command + " " + line + "\n"));
        }

        assertEquals(table.toString(), ArgumentTable.text());
    }

    @Test
    public void whatIsPlainDoesNotNeedPicocli() throws Exception {
        Files.writeString(directory.newFile("a.json").toPath(), "{}");

        assertEquals(Optional.of(ExitCode.USAGE), PlainCall.run(host(), "validate", "--workspace=.", "a.json"));
        assertEquals(Optional.of(ExitCode.USAGE), PlainCall.run(host(), "validate", "--json", "a.json", "none.json"));
        assertEquals("", err.toString(StandardCharsets.UTF_8));
        assertEquals(Optional.of(ExitCode.USAGE), PlainCall.run(host(), "run", "--agents", "0", "a.json"));
    }

    @Test
    public void whatIsUnusualOrWrongIsLeftToPicocli() {
        for (String call : UNUSUAL) {
            assertEquals(
                    call, Optional.empty(), PlainCall.run(host(), call.isEmpty() ? new String[0] : call.split(" ")));
            assertEquals("", out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8));
        }
    }

    private static List<String> lines(Class<?> type, String above) {
        List<String> lines = new ArrayList<>();
        List<Field> fields = new ArrayList<>(List.of(type.getDeclaredFields()));
        fields.sort(Comparator.comparing(ArgumentTableTest::index).thenComparing(Field::getName));
        for (Field field : fields) {
            if (field.isAnnotationPresent(Mixin.class)) {
                lines.addAll(lines(field.getType(), above + field.getName() + "."));
            } else if (field.isAnnotationPresent(Option.class)) {
                Option option = field.getAnnotation(Option.class);
                assertFalse(
                        "what the table cannot say",
                        option.required()
                                || option.arity().length() + option.split().length() > 0);
                boolean usual = !option.defaultValue().equals("__no_default_value__");
                lines.add(String.join(",", option.names()) + " " + above + field.getName() + " "
                        + shape(field, option.converter()) + " 0..1 " + (usual ? option.defaultValue() : "-"));
            } else if (field.isAnnotationPresent(Parameters.class)) {
                Parameters place = field.getAnnotation(Parameters.class);
                String arity = place.arity().isEmpty() ? "1..1" : place.arity();
                lines.add("- " + above + field.getName() + " " + shape(field, place.converter()) + " " + arity + " -");
            }
        }
        return lines;
    }

    private static String index(Field field) {
        return field.isAnnotationPresent(Parameters.class)
                ? field.getAnnotation(Parameters.class).index()
                : "";
    }

    private static String shape(Field field, Class<? extends ITypeConverter<?>>[] converters) {
        Class<?> type = field.getType();
        if (type == boolean.class) {
            return "flag -";
        }
        if (type == Map.class) {
            return "map string";
        }
        if (type == List.class) {
            return "list " + word(((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0]);
        }
        return "one " + (converters.length == 0 ? word(type) : converters[0].getName());
    }

    private static String word(Type type) {
        return Map.of(String.class, "string", Path.class, "path", Integer.class, "int")
                .get(type);
    }
}
