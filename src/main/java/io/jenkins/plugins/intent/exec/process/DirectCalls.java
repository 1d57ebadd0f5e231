package io.jenkins.plugins.intent.exec.process;

import com.sun.jna.FromNativeConverter;
import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ToNativeConverter;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes the native methods of a class calls of the C library, as {@link Native#register(Class, NativeLibrary)} does,
 * and by the same means of JNA's, but without what that gets ready first: a description of each type as a structure,
 * for which Java makes up annotations and lambdas, in a tenth of the time that a short run takes. For methods of
 * numbers and byte arrays only. A JNA that is built otherwise registers them by itself.
 */
final class DirectCalls {
    private static final String TYPES = "com.sun.jna.Structure$FFIType$FFITypes";

    /** Libraries stay open for as long as there is somebody who calls them. */
    private static final Map<Class<?>, NativeLibrary> USED = new ConcurrentHashMap<>();

    private final Class<?> target;
    private final NativeLibrary library;
    private final Method register;
    private final int arrayOfBytes;
    private final long[] addressOfTypes = new long[Kind.values().length];

    /** What is passed: how it is written in a signature, and as which type of the system's. */
    private enum Kind {
        VOID("V", "void"),
        SHORT("S", "sint16"),
        INT("I", "sint32"),
        LONG("J", "sint64"),
        BYTES("[B", "pointer");

        private final String signature;
        private final String type;

        Kind(String signature, String type) {
            this.signature = signature;
            this.type = type;
        }

        static Kind of(Class<?> java) {
            if (java == void.class) {
                return VOID;
            } else if (java == short.class) {
                return SHORT;
            } else if (java == int.class) {
                return INT;
            } else if (java == long.class) {
                return LONG;
            } else if (java == byte[].class) {
                return BYTES;
            }
            throw new IllegalArgumentException("no call may pass a " + java);
        }
    }

    private DirectCalls(Class<?> target, NativeLibrary library) throws ReflectiveOperationException {
        this.target = target;
        this.library = library;
        register = Native.class.getDeclaredMethod(
                "registerMethod",
                Class.class,
                String.class,
                String.class,
                int[].class,
                long[].class,
                long[].class,
                int.class,
                long.class,
                long.class,
                Method.class,
                long.class,
                int.class,
                boolean.class,
                ToNativeConverter[].class,
                FromNativeConverter.class,
                String.class);
        register.setAccessible(true);
        arrayOfBytes = (int) accessible(Native.class, "CVT_ARRAY_BYTE").get(null);
        Class<?> types = Class.forName(TYPES, true, Native.class.getClassLoader());
        for (Kind kind : Kind.values()) {
            Pointer type = (Pointer) accessible(types, "ffi_type_" + kind.type).get(null);
            addressOfTypes[kind.ordinal()] = Pointer.nativeValue(type);
        }
    }

    /** @throws LinkageError when the library has no such call */
    static void register(Class<?> target, NativeLibrary library) {
        if (!registerDirectly(target, library)) {
            Native.register(target, library);
        }
    }

    /** False, and it has to be done otherwise, when JNA is not built as expected. */
    static boolean registerDirectly(Class<?> target, NativeLibrary library) {
        try {
            DirectCalls calls = new DirectCalls(target, library);
            for (Method method : target.getDeclaredMethods()) {
                if (Modifier.isNative(method.getModifiers())) {
                    calls.register(method);
                }
            }
            USED.put(target, library);
            return true;
        } catch (ReflectiveOperationException | RuntimeException otherJna) {
            return false;
        }
    }

    private void register(Method method) throws ReflectiveOperationException {
        Class<?>[] parameters = method.getParameterTypes();
        int[] conversions = new int[parameters.length];
        long[] types = new long[parameters.length];
        StringBuilder signature = new StringBuilder("(");
        for (int i = 0; i < parameters.length; i++) {
            Kind kind = Kind.of(parameters[i]);
            signature.append(kind.signature);
            conversions[i] = kind == Kind.BYTES ? arrayOfBytes : 0;
            types[i] = addressOfTypes[kind.ordinal()];
        }
        Kind result = Kind.of(method.getReturnType());
        signature.append(')').append(result.signature);
        long resultType = addressOfTypes[result.ordinal()];
        Function function = library.getFunction(method.getName());
        register.invoke(
                null,
                target,
                method.getName(),
                signature.toString(),
                conversions,
                types,
                types,
                0,
                resultType,
                resultType,
                method,
                Pointer.nativeValue(function),
                function.getCallingConvention(),
                false,
                new ToNativeConverter[parameters.length],
                null,
                System.getProperty("jna.encoding", "UTF-8"));
    }

    private static Field accessible(Class<?> of, String name) throws NoSuchFieldException {
        Field field = of.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
