package io.jenkins.plugins.intent.cli;

import io.jenkins.plugins.intent.cli.ArgumentTable.Argument;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;

/** Fills the fields of a subcommand, and of the objects that hold what several subcommands take. */
final class ArgumentFields {
    private final Object command;

    ArgumentFields(Object command) {
        this.command = command;
    }

    Object command() {
        return command;
    }

    /** @throws IllegalArgumentException when a value is not what the field takes */
    void set(Argument argument, List<String> values) {
        try {
            Object owner = command;
            for (String name : argument.field().subList(0, argument.field().size() - 1)) {
                owner = field(owner, name).get(owner);
            }
            List<String> given = values.isEmpty() && argument.usual() != null ? List.of(argument.usual()) : values;
            if (!given.isEmpty()) {
                String name = argument.field().get(argument.field().size() - 1);
                field(owner, name).set(owner, value(argument, given));
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the table of arguments is not that of this program: " + argument, e);
        }
    }

    private static Field field(Object owner, String name) throws NoSuchFieldException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private static Object value(Argument argument, List<String> given) throws ReflectiveOperationException {
        switch (argument.shape()) {
            case FLAG:
                return true;
            case ONE:
                return converted(argument.type(), given.get(0));
            case LIST:
                List<Object> list = new ArrayList<>();
                for (String value : given) {
                    list.add(converted(argument.type(), value));
                }
                return list;
            default:
                return map(given);
        }
    }

    private static Map<String, String> map(List<String> given) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String value : given) {
            int sign = value.indexOf('=');
            if (sign <= 0 || sign == value.length() - 1) {
                throw new IllegalArgumentException(value + " is not surely a name with a value");
            }
            map.put(value.substring(0, sign), value.substring(sign + 1));
        }
        return map;
    }

    private static Object converted(String type, String value) throws ReflectiveOperationException {
        switch (type) {
            case "string":
                return value;
            case "path":
                return Path.of(value);
            case "int":
                return Integer.valueOf(value);
            default:
                Constructor<?> constructor = Class.forName(type).getDeclaredConstructor();
                constructor.setAccessible(true);
                return converted((ITypeConverter<?>) constructor.newInstance(), value);
        }
    }

    private static Object converted(ITypeConverter<?> converter, String value) {
        try {
            return converter.convert(value);
        } catch (Exception e) {
            throw new IllegalArgumentException(e);
        }
    }
}
