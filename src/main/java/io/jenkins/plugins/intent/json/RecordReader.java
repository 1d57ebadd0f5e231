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

    private static final String AN_OBJECT = "an object";
    private static final String A_TEXT = "a text";

    private final JsonParser json;

    RecordReader(JsonParser json) {
        this.json = json;
    }

    Record record(Class<?> type) throws IOException {
        expect(JsonToken.START_OBJECT, AN_OBJECT);
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
                throw new JsonParseException(
                        json, "missing field `" + fields.get(i).name() + "`" + place());
            }
            values[i] = values[i] == null ? absent(fields.get(i).type()) : values[i];
        }
        try {
            return shape.make(values);
        } catch (IllegalArgumentException e) {
            throw new JsonParseException(json, e.getMessage() + place(), e);
        }
    }

    private Object value(Type type) throws IOException {
        if (type instanceof ParameterizedType generic) {
            return container(generic);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            expect(JsonToken.VALUE_STRING, A_TEXT);
            return json.getText();
        } else if (plain == int.class || plain == Integer.class) {
            return (int) whole(Integer.MIN_VALUE, Integer.MAX_VALUE);
        } else if (plain == long.class || plain == Long.class) {
            return whole(Long.MIN_VALUE, Long.MAX_VALUE);
        } else if (plain == boolean.class || plain == Boolean.class) {
            return flag();
        } else if (plain.isEnum()) {
            return constant(plain);
        } else if (plain.isRecord()) {
            return record(plain);
        }
        throw new IllegalStateException("no record that is read from JSON may have a " + plain);
    }

    /** Read by Java itself: Jackson gets regular expressions ready before it reads its first number. */
    private long whole(long least, long most) throws IOException {
        expect(JsonToken.VALUE_NUMBER_INT, "a whole number");
        try {
            long value = Long.parseLong(json.getText());
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException tooLong) {
            // Said below, as of any that is too large.
        }
        throw unexpected("a number from " + least + " to " + most);
    }

    private boolean flag() throws IOException {
        if (json.currentToken() != JsonToken.VALUE_TRUE) {
            expect(JsonToken.VALUE_FALSE, "true or false");
        }
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    private Object container(ParameterizedType type) throws IOException {
        Type[] of = type.getActualTypeArguments();
        if (type.getRawType() == Optional.class) {
            return Optional.of(value(of[0]));
        } else if (type.getRawType() == Word.class) {
            expect(JsonToken.VALUE_STRING, A_TEXT);
            return Word.ofType((Class<?>) of[0], json.getText());
        } else if (type.getRawType() == List.class) {
            expect(JsonToken.START_ARRAY, "an array");
            List<Object> list = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                list.add(value(of[0]));
            }
            return list;
        } else if (type.getRawType() == Map.class) {
            expect(JsonToken.START_OBJECT, AN_OBJECT);
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
        expect(JsonToken.VALUE_STRING, A_TEXT);
        List<String> known = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            String spelling = Spelling.of((Enum<?>) constant);
            if (spelling.equals(json.getText())) {
                return constant;
            }
            known.add(spelling);
        }
        throw unexpected("one of " + String.join(", ", known));
    }

    private static Object absent(Type type) {
        if (type instanceof ParameterizedType generic) {
            return ABSENT.get(generic.getRawType());
        }
        return type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : type == boolean.class ? false : null;
    }

    private void expect(JsonToken token, String words) throws IOException {
        if (json.currentToken() != token) {
            throw unexpected(words);
        }
    }

    private JsonParseException unexpected(String expected) throws IOException {
        String message = "expected " + expected + ", found " + found() + place();
        return new JsonParseException(json, message);
    }

    private String found() throws IOException {
        JsonToken token = json.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> AN_OBJECT;
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "\"" + Quote.printable(json.getText()) + "\"";
            default -> json.getText();
        };
    }

    /** Where that is; nothing of the document as a whole. */
    private String place() {
        String pointer = json.getParsingContext().pathAsPointer().toString();
        return pointer.isEmpty() ? "" : " at " + Quote.printable(pointer);
    }
}
