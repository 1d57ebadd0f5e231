package io.jenkins.plugins.intent.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Gives each lambda and method reference of the compiled classes a class of its own, as if it had been written as an
 * inner class.
 *
 * <p>Java makes up such classes when a program runs, each at its first use: 0.1 ms with a class archive, more without,
 * and 5 ms before the first. A command that lives for a tenth of a second, and a supervisor, pass hundreds. A class
 * that is there already costs a tenth of that.
 *
 * <p>{@code Stream.toList()} has a lambda within Java; a method of ours takes its place.
 *
 * <p>Lambdas of several or serializable interfaces stay as they are. A class without either is not touched, so a
 * second time changes nothing.
 *
 * <p>Arguments: the directory of compiled classes.
 */
public final class LambdaClasses {
    static final int API = Opcodes.ASM9;
    private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
    private static final String STREAM = "java/util/stream/Stream";
    private static final String LISTS = "io/jenkins/plugins/intent/text/Lists";
    private static final String LIST = "Ljava/util/List;";
    private static final String MARK = "$$F";

    private final Path root;
    private final Map<String, byte[]> changed = new TreeMap<>();
    private final Map<String, List<String>> members = new TreeMap<>();

    private LambdaClasses(Path root) {
        this.root = root;
    }

    public static void main(String[] args) throws IOException {
        new LambdaClasses(Path.of(args[0])).run();
    }

    private void run() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(root)) {
            files = all.filter(file -> file.toString().endsWith(".class"))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
        for (Path file : files) {
            extract(Files.readAllBytes(file));
        }
        for (Map.Entry<String, List<String>> nest : members.entrySet()) {
            addMembers(nest.getKey(), nest.getValue());
        }
        for (Map.Entry<String, byte[]> entry : changed.entrySet()) {
            Files.write(path(entry.getKey()), entry.getValue());
        }
        for (Path file : files) {
            if (file.toString().contains(MARK) && !isListed(file)) {
                Files.delete(file);
            }
        }
    }

    /** Those of an earlier build, whose lambdas are no more, are not. */
    private boolean isListed(Path file) throws IOException {
        Nest lambda = Nest.of(file);
        Path host = path(lambda.host);
        return Files.exists(host) && Nest.of(host).members.contains(lambda.name);
    }

    private Path path(String name) {
        return root.resolve(name + ".class");
    }

    private void extract(byte[] bytes) throws IOException {
        Host host = new Host(new ClassReader(bytes));
        if (host.count > 0 || host.rewritten) {
            changed.put(host.name, host.writer.toByteArray());
        }
    }

    /** The class that holds a nest lists who may use its private members. */
    private void addMembers(String nestHost, List<String> names) throws IOException {
        byte[] bytes = changed.containsKey(nestHost) ? changed.get(nestHost) : Files.readAllBytes(path(nestHost));
        ClassReader reader = new ClassReader(bytes);
        ClassWriter writer = new ClassWriter(0);
        reader.accept(
                new ClassVisitor(API, writer) {
                    @Override
                    public void visitEnd() {
                        names.forEach(this::visitNestMember);
                        super.visitEnd();
                    }
                },
                0);
        changed.put(nestHost, writer.toByteArray());
    }

    /** Which nest a class is in, and which classes say that they are in its own. */
    private static final class Nest extends ClassVisitor {
        private final Set<String> members = new HashSet<>();
        private final String name;
        private String host;

        private Nest(ClassReader reader) {
            super(API);
            name = reader.getClassName();
            host = name;
            reader.accept(this, ClassReader.SKIP_CODE);
        }

        static Nest of(Path file) throws IOException {
            return new Nest(new ClassReader(Files.readAllBytes(file)));
        }

        @Override
        public void visitNestHost(String nestHost) {
            host = nestHost;
        }

        @Override
        public void visitNestMember(String member) {
            members.add(member);
        }
    }

    /** A class whose lambdas become classes beside it. */
    private final class Host extends ClassVisitor {
        private final ClassWriter writer;
        private String name;
        private String nest;
        private int version;
        private int count;
        private boolean rewritten;

        Host(ClassReader reader) {
            super(API);
            writer = new ClassWriter(0);
            cv = writer;
            reader.accept(this, 0);
        }

        @Override
        public void visit(int version, int access, String name, String sign, String parent, String[] interfaces) {
            this.version = version;
            this.name = name;
            nest = name;
            super.visit(version, access, name, sign, parent, interfaces);
        }

        @Override
        public void visitNestHost(String host) {
            nest = host;
            super.visitNestHost(host);
        }

        @Override
        public MethodVisitor visitMethod(int access, String method, String type, String sign, String[] thrown) {
            MethodVisitor next = super.visitMethod(access, method, type, sign, thrown);
            return new MethodVisitor(API, next) {
                @Override
                public void visitInvokeDynamicInsn(String sam, String site, Handle factory, Object... given) {
                    if (!factory.getOwner().equals(FACTORY)
                            || !factory.getName().equals("metafactory")) {
                        super.visitInvokeDynamicInsn(sam, site, factory, given);
                        return;
                    }
                    String made = name + MARK + count++;
                    LambdaClass lambda = new LambdaClass(made, nest, name, Type.getMethodType(site));
                    changed.put(made, lambda.write(version, sam, (Type) given[0], (Handle) given[1], (Type) given[2]));
                    members.computeIfAbsent(nest, key -> new ArrayList<>()).add(made);
                    lambda.use(mv);
                }

                @Override
                public void visitMethodInsn(int code, String owner, String called, String type, boolean ofInterface) {
                    if (owner.equals(STREAM) && called.equals("toList")) {
                        rewritten = true;
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, LISTS, "of", "(L" + STREAM + ";)" + LIST, false);
                    } else {
                        super.visitMethodInsn(code, owner, called, type, ofInterface);
                    }
                }
            };
        }
    }
}
