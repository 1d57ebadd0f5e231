package io.jenkins.plugins.intent.report;

import io.jenkins.plugins.intent.ledger.JobView;
import io.jenkins.plugins.intent.ledger.RunView;
import io.jenkins.plugins.intent.ledger.StageView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When each job ran: a row per job while there are few, else a row per agent.
 *
 * @param startMs where the axis begins, epoch milliseconds
 * @param lengthMs how long the axis is, at least 1
 * @param rows top to bottom
 * @param perAgent whether a row is an agent
 */
record Timeline(long startMs, long lengthMs, List<Row> rows, boolean perAgent) {
    private static final int MOST_JOB_ROWS = 60;
    private static final int MOST_AGENT_ROWS = 200;
    private static final long[] STEPS = {1, 2, 5, 10, 20, 50, 100, 200, 500};
    private static final long[] SECONDS = {1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 28800};

    /** A label and the bars beside it. */
    record Row(String label, List<Bar> bars) {
        Row {
            bars = List.copyOf(bars);
        }
    }

    /** One job. Times are milliseconds since the start of the axis. */
    record Bar(StageView stage, JobView job, long fromMs, long toMs) {}

    Timeline {
        rows = List.copyOf(rows);
    }

    /** A job that has not ended reaches to the end of the axis, which is the last thing known of the run. */
    static Timeline of(RunView run) {
        long start = run.startedMs();
        long end = Math.max(run.endedMs(), start);
        for (StageView stage : run.stages()) {
            for (JobView job : stage.jobs()) {
                start = job.leasedMs() > 0 ? Math.min(start, job.leasedMs()) : start;
                end = Math.max(end, Math.max(job.leasedMs(), job.endedMs()));
            }
        }
        List<Bar> bars = new ArrayList<>();
        for (StageView stage : run.stages()) {
            for (JobView job : stage.jobs()) {
                if (job.leasedMs() > 0) {
                    long to = job.endedMs() > 0 ? job.endedMs() : end;
                    bars.add(new Bar(stage, job, job.leasedMs() - start, Math.max(to, job.leasedMs()) - start));
                }
            }
        }
        bars.sort((a, b) -> Long.compare(a.fromMs(), b.fromMs()));
        boolean perAgent = bars.size() > MOST_JOB_ROWS;
        return new Timeline(start, Math.max(1, end - start), perAgent ? agents(bars) : jobs(bars), perAgent);
    }

    private static List<Row> jobs(List<Bar> bars) {
        return bars.stream()
                .map(bar -> new Row(
                        bar.stage().id()
                                + (bar.stage().jobs().size() > 1
                                        ? " (" + bar.job().attempt() + ")"
                                        : ""),
                        List.of(bar)))
                .toList();
    }

    private static List<Row> agents(List<Bar> bars) {
        Map<String, List<Bar>> byAgent = new LinkedHashMap<>();
        for (Bar bar : bars) {
            byAgent.computeIfAbsent(String.valueOf(bar.job().agent()), a -> new ArrayList<>())
                    .add(bar);
        }
        List<Row> rows = new ArrayList<>();
        for (Map.Entry<String, List<Bar>> agent : byAgent.entrySet()) {
            if (rows.size() < MOST_AGENT_ROWS) {
                rows.add(new Row(agent.getKey(), agent.getValue()));
            }
        }
        return rows;
    }

    /** Marks of the axis in milliseconds since its start, at round distances, at most ten. */
    List<Long> marks() {
        long step = 1;
        for (int i = 0; lengthMs / step > 8; i++) {
            if (i < STEPS.length) {
                step = STEPS[i];
            } else if (i - STEPS.length < SECONDS.length) {
                step = SECONDS[i - STEPS.length] * 1000;
            } else {
                step *= 2;
            }
        }
        List<Long> marks = new ArrayList<>();
        for (long i = 0; i <= lengthMs / step; i++) {
            marks.add(i * step);
        }
        return marks;
    }
}
