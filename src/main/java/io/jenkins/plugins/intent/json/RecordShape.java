package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.io.SerializedString;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record type as JSON sees it: fields, and how to take it apart and put it together. Immutable. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** A component: its name in JSON, its type, and how to get it. */
    record Field(SerializedString spelling, Type type, Method accessor) {
        String name() {
            return spelling.getValue();
        }

        Object of(Record value) {
            try {
                return accessor.invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("records give away their components: " + accessor, e);
            }
        }

        /** Whether null is left out, as data binding does. Asked only then: Java takes long to read annotations. */
        boolean isLeftOutWhenNull() {
            JsonInclude include = accessor.getAnnotation(JsonInclude.class);
            return include != null && include.value() == JsonInclude.Include.NON_NULL;
        }

        /** Whether it has to be there. Asked only when it is not. */
        boolean isRequired() {
            JsonProperty property = accessor.getAnnotation(JsonProperty.class);
            return property != null && property.required();
        }
    }

    private final Constructor<?> constructor;
    private final List<Field> fields;
    private final Map<String, Integer> places = new HashMap<>();

    private RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] parameters = new Class<?>[components.length];
        List<Field> made = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            parameters[i] = components[i].getType();
            components[i].getAccessor().setAccessible(true);
            made.add(new Field(
                    new SerializedString(snakeCase(components[i].getName())),
                    components[i].getGenericType(),
                    components[i].getAccessor()));
            places.put(made.get(i).name(), i);
        }
        fields = List.copyOf(made);
        try {
            constructor = type.getDeclaredConstructor(parameters);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every record has its canonical constructor: " + type, e);
        }
        constructor.setAccessible(true);
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static String snakeCase(String name) {
        StringBuilder snake = new StringBuilder();
        for (char letter : name.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }

    /** In the order of the components. */
    List<Field> fields() {
        return fields;
    }

    /** The place of a field among the components; -1 for a field that they do not have. */
    int place(String field) {
        return places.getOrDefault(field, -1);
    }

    /**
     * @param values of all components in order
     * @throws IllegalArgumentException when the record does not accept them
     */
    Record make(Object[] values) {
        try {
            return (Record) constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("records can be made: " + constructor, e);
        }
    }
}
