package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.jenkins.plugins.intent.files.PathNames;
import io.jenkins.plugins.intent.json.RecordJson;
import io.jenkins.plugins.intent.text.Spelling;
import java.io.IOException;

/**
 * Events as JSON objects. Read token by token and not by reflection: a run with a million events is opened
 * several times faster so. Unknown fields are left out; an unknown type is an error, since what it
 * would change cannot be left out.
 */
final class EventJson {
    private static final EventFields FIELDS = new EventFields();

    private String type;
    private String stageId;
    private String jobId;
    private String agent;
    private String token;
    private String reason;
    private String manifest;
    private String by;
    private String status;
    private String cause;
    private String fromRun;
    private long delayMs;
    private int attempt;
    private int formatVersion;
    private boolean succeeded;
    private boolean approved;
    private RunPlan plan;

    private EventJson() {}

    static void write(LedgerEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", event.kind().text());
        Object[] namesAndValues = event.accept(FIELDS);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                json.writeFieldName((String) namesAndValues[i]);
                write(namesAndValues[i + 1], json);
            }
        }
        json.writeEndObject();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Long number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean bool) {
            json.writeBoolean(bool);
        } else {
            RecordJson.write(value, json);
        }
    }

    /**
     * Reads the object that {@code json} has just begun, up to its end.
     *
     * @throws BadLineException when it is not an event of this version
     */
    static LedgerEvent read(JsonParser json) throws BadLineException, IOException {
        EventJson fields = new EventJson();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            fields.field(name, json);
        }
        try {
            return fields.event();
        } catch (IllegalArgumentException e) {
            throw new BadLineException("its " + fields.type + " event makes no sense (" + e.getMessage() + ")");
        }
    }

    private void field(String name, JsonParser json) throws BadLineException, IOException {
        switch (name) {
            case "type" -> type = text(name, json);
            case "stage_id" -> stageId = text(name, json);
            case "job_id" -> jobId = text(name, json);
            case "agent" -> agent = text(name, json);
            case "token" -> token = text(name, json);
            case "reason" -> reason = text(name, json);
            case "manifest" -> manifest = text(name, json);
            case "by" -> by = text(name, json);
            case "status" -> status = text(name, json);
            case "cause" -> cause = text(name, json);
            case "from_run" -> fromRun = text(name, json);
            case "delay_ms" -> delayMs = number(name, json);
            case "attempt" -> attempt = (int) number(name, json);
            case "format_version" -> formatVersion = (int) number(name, json);
            case "succeeded" -> succeeded = json.currentToken() == JsonToken.VALUE_TRUE;
            case "approved" -> approved = json.currentToken() == JsonToken.VALUE_TRUE;
            case "plan" ->
                plan = json.currentToken() == JsonToken.VALUE_NULL ? null : RecordJson.read(json, RunPlan.class);
            default -> json.skipChildren();
        }
    }

    private static String text(String name, JsonParser json) throws BadLineException, IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NULL -> null;
            default -> throw new BadLineException("the " + name + " of its event is no text");
        };
    }

    /** Any that is too large is none that was ever written. */
    private static long number(String name, JsonParser json) throws BadLineException, IOException {
        if (json.currentToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new BadLineException("the " + name + " of its event is no whole number");
        }
        return json.getLongValue();
    }

    private LedgerEvent event() throws BadLineException {
        EventKind kind = EventKind.named(type)
                .orElseThrow(
                        () -> new BadLineException("an event of the type " + type + " is not known to this version"));
        return switch (kind) {
            case RUN_STARTED -> new LedgerEvent.RunStarted(formatVersion, required("plan", plan));
            case JOB_QUEUED -> new LedgerEvent.JobQueued(stageId, required("job_id", jobId), attempt);
            case JOB_CLAIMED ->
                new LedgerEvent.JobClaimed(stageId, jobId, required("agent", agent), required("token", token));
            case JOB_COMPLETED -> new LedgerEvent.JobCompleted(stageId, jobId, succeeded, reason, manifest());
            case COMPLETION_REFUSED -> new LedgerEvent.CompletionRefused(jobId, reason, manifest());
            case JOB_EXPIRED -> new LedgerEvent.JobExpired(stageId, jobId, reason);
            case JOB_CANCELLED -> new LedgerEvent.JobCancelled(stageId, jobId);
            case STAGE_SUCCEEDED -> new LedgerEvent.StageSucceeded(stageId);
            case STAGE_FAILED -> new LedgerEvent.StageFailed(stageId, reason);
            case STAGE_SKIPPED -> new LedgerEvent.StageSkipped(stageId, cause(), reason);
            case STAGE_TAKEN_OVER -> new LedgerEvent.StageTakenOver(stageId, required("from_run", fromRun));
            case RETRY_DELAYED -> new LedgerEvent.RetryDelayed(stageId, delayMs, reason);
            case STAGE_NEEDS_HUMAN -> new LedgerEvent.StageNeedsHuman(stageId, reason);
            case STAGE_DECIDED ->
                new LedgerEvent.StageDecided(stageId, approved ? Answer.APPROVED : Answer.REJECTED, by, reason);
            case RUN_CANCELLED -> new LedgerEvent.RunCancelled(by, reason);
            case RUN_ENDED ->
                new LedgerEvent.RunEnded(Spelling.read(RunStatus.class, required("status", status)), reason);
        };
    }

    /** Format 2 gave none: there a stage was skipped because another one failed, or by a cancel. */
    private SkipCause cause() {
        if (cause != null) {
            return SkipCause.named(cause);
        }
        return reason != null && reason.startsWith("cancelled") ? SkipCause.CANCELLED : SkipCause.FAILURE;
    }

    /** What is read by that path later lies in the bundle. */
    private String manifest() throws BadLineException {
        if (manifest != null && !PathNames.isSafe(PathNames.ofCharacters(manifest))) {
            throw new BadLineException("its " + type + " event names a manifest that is not in the bundle");
        }
        return manifest;
    }

    private <T> T required(String name, T value) throws BadLineException {
        if (value == null) {
            throw new BadLineException("its " + type + " event has no " + name);
        }
        return value;
    }
}
