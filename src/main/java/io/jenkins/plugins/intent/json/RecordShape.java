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
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record type as JSON sees it: fields, and how to take it apart and put it together. Thread-safe. */
final class RecordShape {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return new RecordShape(type);
        }
    };

    /** A component: its name in JSON, its type, and how to get it, each found out when it is asked for. */
    static final class Field {
        private final RecordComponent component;
        private final SerializedString spelling;
        private volatile Method accessor;
        private volatile Boolean leftOutWhenNull;

        Field(RecordComponent component) {
            this.component = component;
            this.spelling = new SerializedString(snakeCase(component.getName()));
        }

        String name() {
            return spelling.getValue();
        }

        SerializedString spelling() {
            return spelling;
        }

        Type type() {
            return component.getGenericType();
        }

        private Object of(Record value) {
            Method method = accessor;
            if (method == null) {
                method = component.getAccessor();
                method.setAccessible(true);
                accessor = method;
            }
            try {
                return method.invoke(value);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("records give away their components: " + method, e);
            }
        }

        /** Whether null is left out, as data binding does. Asked only then: Java takes long to read annotations. */
        boolean isLeftOutWhenNull() {
            if (leftOutWhenNull == null) {
                JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
                leftOutWhenNull = include != null && include.value() == JsonInclude.Include.NON_NULL;
            }
            return leftOutWhenNull;
        }

        /** Whether it has to be there. Asked only when it is not. */
        boolean isRequired() {
            JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
            return property != null && property.required();
        }
    }

    private final Class<?> type;
    private final List<Field> fields;
    private final Map<String, Integer> places = new HashMap<>();
    private volatile Constructor<?> constructor;

    private RecordShape(Class<?> type) {
        this.type = type;
        List<Field> made = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            Field field = new Field(component);
            places.put(field.name(), made.size());
            made.add(field);
        }
        fields = List.copyOf(made);
    }

    private Constructor<?> constructor() {
        Constructor<?> known = constructor;
        if (known == null) {
            Class<?>[] parameters = new Class<?>[fields.size()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = fields.get(i).component.getType();
            }
            try {
                known = type.getDeclaredConstructor(parameters);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException("every record has its canonical constructor: " + type, e);
            }
            known.setAccessible(true);
            constructor = known;
        }
        return known;
    }

    /** The components of a record of this type. */
    Object[] values(Record value) {
        if (!(value instanceof Components whole)) {
            return asked(value);
        }
        Object[] values = whole.components();
        assert Arrays.equals(values, asked(value)) : type + " gives away others than its components";
        return values;
    }

    private Object[] asked(Record value) {
        Object[] values = new Object[fields.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = fields.get(i).of(value);
        }
        return values;
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
            return (Record) constructor().newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(e.getCause().getMessage(), e.getCause());
        } catch (InstantiationException | IllegalAccessException e) {
            throw new IllegalStateException("records can be made: " + type, e);
        }
    }
}
