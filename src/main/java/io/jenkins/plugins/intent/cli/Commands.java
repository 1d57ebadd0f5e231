package io.jenkins.plugins.intent.cli;

import java.lang.reflect.Constructor;
import picocli.CommandLine;

/** Gives each subcommand the host it runs on. */
final class Commands implements CommandLine.IFactory {
    private final CommandLine.IFactory others = CommandLine.defaultFactory();
    private final Host host;

    Commands(Host host) {
        this.host = host;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Host.class) {
                return type.cast(constructor.newInstance(host));
            }
        }
        return others.create(type);
    }
}
