package io.jenkins.plugins.intent.build;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** The class of one lambda: what it captured are its fields. */
record LambdaClass(String name, String nest, String host, Type site) {
    private static final String ONLY = "ONLY";

    /** What takes the place of the instruction that made the lambda. */
    void use(MethodVisitor code) {
        if (site.getArgumentTypes().length == 0) {
            code.visitFieldInsn(Opcodes.GETSTATIC, name, ONLY, face());
        } else {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, name, "of", site.getDescriptor(), false);
        }
    }

    private String face() {
        return site.getReturnType().getDescriptor();
    }

    byte[] write(int version, String sam, Type erased, Handle target, Type exact) {
        ClassWriter to = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        String[] faces = {site.getReturnType().getInternalName()};
        to.visit(version, access, name, null, "java/lang/Object", faces);
        to.visitNestHost(nest);
        Type[] captured = site.getArgumentTypes();
        for (int i = 0; i < captured.length; i++) {
            int field = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;
            to.visitField(field, "c" + i, captured[i].getDescriptor(), null, null);
        }
        constructor(to, captured);
        if (captured.length == 0) {
            only(to);
        } else {
            factory(to, captured);
        }
        call(to.visitMethod(Opcodes.ACC_PUBLIC, sam, erased.getDescriptor(), null, null), erased, target, exact);
        to.visitEnd();
        return to.toByteArray();
    }

    private void constructor(ClassWriter to, Type[] captured) {
        MethodVisitor code = to.visitMethod(Opcodes.ACC_PRIVATE, "<init>", initial(), null, null);
        code.visitCode();
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
        int slot = 1;
        for (int i = 0; i < captured.length; i++) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitVarInsn(captured[i].getOpcode(Opcodes.ILOAD), slot);
            code.visitFieldInsn(Opcodes.PUTFIELD, name, "c" + i, captured[i].getDescriptor());
            slot += captured[i].getSize();
        }
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
    }

    private String initial() {
        return Type.getMethodDescriptor(Type.VOID_TYPE, site.getArgumentTypes());
    }

    private void only(ClassWriter to) {
        to.visitField(Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, face(), null, null);
        MethodVisitor code = to.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", "()V", false);
        code.visitFieldInsn(Opcodes.PUTSTATIC, name, ONLY, face());
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
    }

    private void factory(ClassWriter to, Type[] captured) {
        MethodVisitor code = to.visitMethod(Opcodes.ACC_STATIC, "of", site.getDescriptor(), null, null);
        code.visitCode();
        code.visitTypeInsn(Opcodes.NEW, name);
        code.visitInsn(Opcodes.DUP);
        int slot = 0;
        for (Type type : captured) {
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        code.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", initial(), false);
        code.visitInsn(Opcodes.ARETURN);
        code.visitMaxs(0, 0);
    }

    /** Calls what the lambda stands for, with what was captured and then what is given. */
    private void call(MethodVisitor code, Type erased, Handle target, Type exact) {
        code.visitCode();
        boolean constructor = target.getTag() == Opcodes.H_NEWINVOKESPECIAL;
        if (constructor) {
            code.visitTypeInsn(Opcodes.NEW, target.getOwner());
            code.visitInsn(Opcodes.DUP);
        }
        List<Type> wanted = wanted(target);
        int next = 0;
        for (Type type : site.getArgumentTypes()) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitFieldInsn(Opcodes.GETFIELD, name, "c" + next++, type.getDescriptor());
        }
        int slot = 1;
        for (int i = 0; i < erased.getArgumentTypes().length; i++) {
            Type type = erased.getArgumentTypes()[i];
            code.visitVarInsn(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
            Adaption.of(code)
                    .from(type, exact.getArgumentTypes()[i])
                    .from(exact.getArgumentTypes()[i], wanted.get(next++));
        }
        invoke(code, target);
        Type answer = constructor ? Type.getObjectType(target.getOwner()) : Type.getReturnType(target.getDesc());
        Adaption.of(code).from(answer, exact.getReturnType()).from(exact.getReturnType(), erased.getReturnType());
        code.visitInsn(erased.getReturnType().getOpcode(Opcodes.IRETURN));
        code.visitMaxs(0, 0);
    }

    private static List<Type> wanted(Handle target) {
        List<Type> types = new ArrayList<>();
        int tag = target.getTag();
        if (tag != Opcodes.H_INVOKESTATIC && tag != Opcodes.H_NEWINVOKESPECIAL) {
            types.add(Type.getObjectType(target.getOwner()));
        }
        types.addAll(List.of(Type.getArgumentTypes(target.getDesc())));
        return types;
    }

    private void invoke(MethodVisitor code, Handle target) {
        int how =
                switch (target.getTag()) {
                    case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
                    case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
                    case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
                    // A private method of the class the lambda is in.
                    case Opcodes.H_INVOKESPECIAL ->
                        target.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
                    default -> Opcodes.INVOKEVIRTUAL;
                };
        if (target.getTag() == Opcodes.H_INVOKESPECIAL && !target.getOwner().equals(host)) {
            throw new IllegalStateException(host + ": " + target + " is a method of a parent");
        }
        code.visitMethodInsn(how, target.getOwner(), target.getName(), target.getDesc(), target.isInterface());
    }
}
