package io.jenkins.plugins.intent.build;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.Serializable;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public final class LambdaClassesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void lambdasDoAsClassesWhatTheyDidBefore() throws Exception {
        assertEquals(new Shapes("p").answers(), shapes(changed(Shapes.class)));
    }

    @Test
    public void aLambdaThatCapturesNothingIsOneObject() throws Exception {
        Supplier<?> shapes = (Supplier<?>) changed(Shapes.class);
        assertSame(shapes.get(), shapes.get());
    }

    @Test
    public void onlyLambdasThatCanBeWrittenStayWithJava() throws Exception {
        changed(Shapes.class);
        assertTrue(text(Shapes.class).contains("altMetafactory"));
        assertFalse(text(Shapes.class).contains("metafactory"));
        assertFalse(text(Shapes.Inner.class).contains("etafactory"));
    }

    @Test
    public void aSecondTimeChangesNothing() throws Exception {
        changed(Shapes.class);
        List<String> before = contents();
        LambdaClasses.main(new String[] {folder.getRoot().toString()});
        assertEquals(before, contents());
    }

    @Test
    public void classesOfLambdasThatAreNoMoreAreDeleted() throws Exception {
        changed(Shapes.class);
        Path left = file(Shapes.class).resolveSibling(LambdaClassesTest.class.getSimpleName() + "$Shapes$$F900.class");
        Files.copy(
                file(Shapes.class).resolveSibling(LambdaClassesTest.class.getSimpleName() + "$Shapes$$F0.class"), left);
        byte[] bytes = Files.readAllBytes(left);
        String renamed = new String(bytes, StandardCharsets.ISO_8859_1)
                .replace(
                        "\0" + (char) name(Shapes.class, "$$F0").length() + name(Shapes.class, "$$F0"),
                        "\0" + (char) name(Shapes.class, "$$F900").length() + name(Shapes.class, "$$F900"));
        Files.writeString(left, renamed, StandardCharsets.ISO_8859_1);
        LambdaClasses.main(new String[] {folder.getRoot().toString()});
        assertFalse(Files.exists(left));
        assertEquals(new Shapes("p").answers(), shapes(changed(Shapes.class)));
    }

    private static String name(Class<?> type, String suffix) {
        return type.getName().replace('.', '/') + suffix;
    }

    private List<?> shapes(Object shapes) throws Exception {
        return (List<?>) ((Callable<?>) shapes).call();
    }

    /** An instance of the class as it is after the change, from a loader of its own. */
    private Object changed(Class<?> type) throws Exception {
        for (Class<?> each : List.of(type, Shapes.Inner.class)) {
            Files.createDirectories(file(each).getParent());
            try (var in = LambdaClassesTest.class.getClassLoader().getResourceAsStream(name(each))) {
                Files.write(file(each), in.readAllBytes());
            }
        }
        // The class that holds the nest.
        Path nest = folder.getRoot().toPath().resolve(name(LambdaClassesTest.class));
        try (var in = LambdaClassesTest.class.getClassLoader().getResourceAsStream(name(LambdaClassesTest.class))) {
            Files.write(nest, in.readAllBytes());
        }
        LambdaClasses.main(new String[] {folder.getRoot().toString()});
        URL[] roots = {folder.getRoot().toURI().toURL()};
        ClassLoader loader = new URLClassLoader(roots, LambdaClassesTest.class.getClassLoader()) {
            @Override
            public Class<?> loadClass(String name) throws ClassNotFoundException {
                if (!name.startsWith(LambdaClassesTest.class.getName())) {
                    return super.loadClass(name);
                }
                Class<?> known = findLoadedClass(name);
                return known == null ? findClass(name) : known;
            }
        };
        var constructor = loader.loadClass(type.getName()).getDeclaredConstructor(String.class);
        constructor.setAccessible(true);
        return constructor.newInstance("p");
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }

    private Path file(Class<?> type) {
        return folder.getRoot().toPath().resolve(name(type));
    }

    private String text(Class<?> type) throws IOException {
        return Files.readString(file(type), StandardCharsets.ISO_8859_1);
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder.getRoot().toPath())) {
            List<String> all = new ArrayList<>();
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                all.add(file + ": " + Files.readString(file, StandardCharsets.ISO_8859_1));
            }
            return all;
        }
    }

    /** Lambdas and method references of every kind that the compiler makes. */
    static class Shapes implements Callable<List<Object>>, Supplier<Object> {
        private final String prefix;

        Shapes(String prefix) {
            this.prefix = prefix;
        }

        List<Object> answers() {
            return call();
        }

        @Override
        public Object get() {
            Supplier<String> nothing = () -> "nothing";
            return nothing;
        }

        @Override
        public List<Object> call() {
            List<Object> seen = new ArrayList<>();
            long wide = 1L << 40;
            double fraction = 0.5;
            Function<Integer, Object> captured = given -> prefix + wide + fraction + given;
            seen.add(captured.apply(7));
            BiFunction<String, Integer, Character> unbound = String::charAt;
            seen.add(unbound.apply("abc", 1));
            ToLongFunction<Integer> unboxedAndWidened = Integer::intValue;
            seen.add(unboxedAndWidened.applyAsLong(3));
            ToDoubleFunction<String> widened = String::length;
            seen.add(widened.applyAsDouble("four"));
            IntToLongFunction plain = Math::abs;
            seen.add(plain.applyAsLong(-5));
            IntFunction<Integer> boxed = Math::abs;
            seen.add(boxed.apply(-6));
            Function<String, Shapes> made = Shapes::new;
            seen.add(made.apply("q").prefix);
            IntFunction<int[]> array = int[]::new;
            seen.add(array.apply(2).length);
            UnaryOperator<String> bound = prefix::concat;
            seen.add(bound.apply("r"));
            List<String> added = new ArrayList<>();
            Runnable answerDropped = () -> added.add("s");
            answerDropped.run();
            java.util.function.Consumer<String> referenceDropped = added::add;
            referenceDropped.accept("t");
            seen.add(added);
            Function<List<? extends CharSequence>, Integer> ofInterface = List::size;
            seen.add(ofInterface.apply(List.of("a", "b")));
            seen.add(new Inner("in").secret().get());
            Supplier<String> ofParent = super::toString;
            seen.add(ofParent.get().isEmpty());
            Supplier<Integer> written = (Supplier<Integer> & Serializable) () -> 9;
            seen.add(written.get());
            return seen;
        }

        /** Its own private members, and those of the class around it. */
        static final class Inner {
            private final String value;

            Inner(String value) {
                this.value = value;
            }

            Supplier<String> secret() {
                return () -> hidden() + new Shapes("outer").prefix;
            }

            private String hidden() {
                return value;
            }
        }
    }
}
