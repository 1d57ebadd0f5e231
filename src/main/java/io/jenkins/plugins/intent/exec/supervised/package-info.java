/**
 * Jobs that outlive whoever started them. A {@link Supervisor} is a small Java process of its own that runs jobs,
 * side by side and one after the other; the books' side and it never speak, they read and write the files of a {@link
 * JobDirectory}, each of which is whole or absent. So neither needs the other to be up: whoever comes back, the
 * command line resumed or Jenkins restarted, finds the directory and goes on watching.
 *
 * <p>Three rules carry the rest. A job directory is used once: the first supervisor claims it, a
 * second one leaves. A lease is measured on the supervisor's own monotonic clock from the beat that
 * the books had seen when they renewed it, so neither clocks nor slow messages can stretch it. And
 * {@code result.json} is written last, so its presence means that everything else is there.
 */
package io.jenkins.plugins.intent.exec.supervised;
