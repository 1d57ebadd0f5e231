package io.jenkins.plugins.intent.build;

import java.util.Map;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What the compiler does between a value and the type that is wanted of it. */
record Adaption(MethodVisitor code) {
    private static final Map<Integer, String> BOXES = Map.of(
            Type.BOOLEAN, "java/lang/Boolean",
            Type.BYTE, "java/lang/Byte",
            Type.CHAR, "java/lang/Character",
            Type.SHORT, "java/lang/Short",
            Type.INT, "java/lang/Integer",
            Type.LONG, "java/lang/Long",
            Type.FLOAT, "java/lang/Float",
            Type.DOUBLE, "java/lang/Double");

    static Adaption of(MethodVisitor code) {
        return new Adaption(code);
    }

    Adaption from(Type have, Type want) {
        if (have.equals(want)) {
            return this;
        }
        if (want.getSort() == Type.VOID) {
            code.visitInsn(have.getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        } else if (primitive(have) && primitive(want)) {
            widen(have, want);
        } else if (primitive(have)) {
            String box = BOXES.get(have.getSort());
            String type = "(" + have.getDescriptor() + ")L" + box + ";";
            code.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", type, false);
        } else if (primitive(want)) {
            unbox(have, want);
        } else if (!want.getInternalName().equals("java/lang/Object")) {
            code.visitTypeInsn(Opcodes.CHECKCAST, want.getInternalName());
        }
        return this;
    }

    private static boolean primitive(Type type) {
        return BOXES.containsKey(type.getSort());
    }

    private void unbox(Type have, Type want) {
        Type held = want;
        for (Map.Entry<Integer, String> box : BOXES.entrySet()) {
            if (have.getInternalName().equals(box.getValue())) {
                held = primitive(box.getKey());
            }
        }
        String box = BOXES.get(held.getSort());
        code.visitTypeInsn(Opcodes.CHECKCAST, box);
        code.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, box, held.getClassName() + "Value", "()" + held.getDescriptor(), false);
        widen(held, want);
    }

    private static Type primitive(int sort) {
        return switch (sort) {
            case Type.BOOLEAN -> Type.BOOLEAN_TYPE;
            case Type.BYTE -> Type.BYTE_TYPE;
            case Type.CHAR -> Type.CHAR_TYPE;
            case Type.SHORT -> Type.SHORT_TYPE;
            case Type.INT -> Type.INT_TYPE;
            case Type.LONG -> Type.LONG_TYPE;
            case Type.FLOAT -> Type.FLOAT_TYPE;
            default -> Type.DOUBLE_TYPE;
        };
    }

    private void widen(Type have, Type want) {
        String step = rank(have) + rank(want);
        switch (step) {
            case "IJ" -> code.visitInsn(Opcodes.I2L);
            case "IF" -> code.visitInsn(Opcodes.I2F);
            case "ID" -> code.visitInsn(Opcodes.I2D);
            case "JF" -> code.visitInsn(Opcodes.L2F);
            case "JD" -> code.visitInsn(Opcodes.L2D);
            case "FD" -> code.visitInsn(Opcodes.F2D);
            case "II", "JJ", "FF", "DD" -> {}
            default -> throw new IllegalStateException("no way from " + have + " to " + want);
        }
    }

    private static String rank(Type type) {
        return switch (type.getSort()) {
            case Type.LONG, Type.FLOAT, Type.DOUBLE -> type.getDescriptor();
            default -> "I";
        };
    }
}
