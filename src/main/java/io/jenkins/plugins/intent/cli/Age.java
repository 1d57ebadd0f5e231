package io.jenkins.plugins.intent.cli;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A length of time as people write it: {@code 90s}, {@code 30m}, {@code 12h}, {@code 14d}, {@code 2w}. */
final class Age implements ITypeConverter<Duration> {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})([SMHDW])");

    @Override
    public Duration convert(String value) {
        Matcher text = TEXT.matcher(value.toUpperCase(Locale.ROOT));
        if (!text.matches()) {
            throw new TypeConversionException("'" + value + "' is not a length of time; write it like 30m, 12h or 14d");
        }
        long number = Long.parseLong(text.group(1));
        return switch (text.group(2)) {
            case "S" -> Duration.ofSeconds(number);
            case "M" -> Duration.ofMinutes(number);
            case "H" -> Duration.ofHours(number);
            case "D" -> Duration.ofDays(number);
            default -> Duration.ofDays(7 * number);
        };
    }
}
