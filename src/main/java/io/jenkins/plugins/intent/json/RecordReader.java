package io.jenkins.plugins.intent.json;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.intent.text.Spelling;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads values as {@link RecordJson} says; each method begins and ends on a token of its value. */
final class RecordReader {
    private static final Map<Type, Object> ABSENT =
            Map.of(Optional.class, Optional.empty(), List.class, List.of(), Map.class, Map.of());

    /** As many as surely fit, with a sign. */
    private static final int INT_DIGITS = 9;

    private static final int LONG_DIGITS = 18;

    private final JsonParser json;

    RecordReader(JsonParser json) {
        this.json = json;
    }

    Record record(Class<?> type) throws IOException {
        expect(JsonToken.START_OBJECT);
        RecordShape shape = RecordShape.of(type);
        List<RecordShape.Field> fields = shape.fields();
        Object[] values = new Object[fields.size()];
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            int place = shape.place(json.currentName());
            json.nextToken();
            if (place < 0) {
                json.skipChildren();
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                values[place] = value(fields.get(place).type());
            }
        }
        for (int i = 0; i < fields.size(); i++) {
            if (values[i] == null && fields.get(i).isRequired()) {
                String what = "no " + type.getSimpleName() + ": missing "
                        + fields.get(i).name();
                throw new JsonParseException(json, what);
            }
            values[i] = values[i] == null ? absent(fields.get(i).type()) : values[i];
        }
        try {
            return shape.make(values);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(json, "no " + type.getSimpleName() + ": " + e.getMessage(), e);
        }
    }

    private Object value(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            expect(JsonToken.VALUE_STRING);
            return json.getText();
        } else if (plain == int.class || plain == Integer.class) {
            return isShort(INT_DIGITS) ? Integer.valueOf(json.getText()) : Integer.valueOf(json.getIntValue());
        } else if (plain == long.class || plain == Long.class) {
            return isShort(LONG_DIGITS) ? Long.valueOf(json.getText()) : Long.valueOf(json.getLongValue());
        } else if (plain == boolean.class || plain == Boolean.class) {
            return json.getBooleanValue();
        } else if (plain.isEnum()) {
            return constant(plain);
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException("no record that is read from JSON may have a " + plain);
    }

    /** Whether Java can read a number by itself: Jackson gets regular expressions ready before it reads its first. */
    private boolean isShort(int characters) throws IOException {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT && json.getTextLength() <= characters;
    }

    private Object container(ParameterizedType type) throws IOException {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(of[0]));
        } else if (type.getRawType() == Word.class) {
            expect(JsonToken.VALUE_STRING);
            return Word.ofType((Class<?>) of[0], json.getText());
        } else if (type.getRawType() == List.class) {
            expect(JsonToken.START_ARRAY);
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(of[0]));
            }
            return list;
        } else if (type.getRawType() == Map.class) {
            expect(JsonToken.START_OBJECT);
            Map<String, Object> map = new LinkedHashMap<>();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                map.put(name, value(of[1]));
            }
            return map;
        }
        throw new IllegalStateException("no record that is read from JSON may have a " + type);
    }

    private Object constant(Class<?> type) throws IOException {
        String text = json.getText();
        for (Object constant : type.getEnumConstants()) {
            if (Spelling.of((Enum<?>) constant).equals(text)) {
                return constant;
            }
        }
        throw new JsonParseException(json, "\"" + text + "\" is no " + type.getSimpleName());
    }

    private static Object absent(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ABSENT.get(generic.getRawType());
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : type == boolean.class ? false : null;
    }

    private void expect(JsonToken token) throws JsonParseException {
        if (json.currentToken() != token) {
            throw new JsonParseException(json, "expected " + token + ", found " + json.currentToken());
        }
    }
}
