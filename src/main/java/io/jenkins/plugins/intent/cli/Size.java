package io.jenkins.plugins.intent.cli;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A number of bytes as people write it: {@code 300}, {@code 64K}, {@code 10M}, {@code 2G}. */
record Size(long bytes) {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12})([KMGT]?)(?:I?B)?");
    private static final String UNITS = "KMGT";

    /** Reads an option's value. */
    static final class Converter implements ITypeConverter<Size> {
        @Override
        public Size convert(String value) {
            Matcher text = TEXT.matcher(value.toUpperCase(Locale.ROOT));
            if (!text.matches()) {
                throw new TypeConversionException("'" + value + "' is not a size; write it like 300, 64K, 10M or 2G");
            }
            int power = text.group(2).isEmpty() ? 0 : UNITS.indexOf(text.group(2)) + 1;
            try {
                return new Size(Math.multiplyExact(Long.parseLong(text.group(1)), 1L << 10 * power));
            } catch (ArithmeticException e) {
                throw new TypeConversionException("'" + value + "' is too large");
            }
        }
    }

    /** The number in the largest unit that keeps it at least 1. */
    static String shown(long bytes) {
        double value = bytes;
        int power = 0;
        while (value >= 1024 && power < UNITS.length()) {
            value /= 1024;
            power++;
        }
        return power == 0
                ? bytes + " B"
                : String.format(Locale.ROOT, "%.1f %siB", value, UNITS.substring(power - 1, power));
    }
}
