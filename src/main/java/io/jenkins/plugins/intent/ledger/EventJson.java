package io.jenkins.plugins.intent.ledger;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Locale;

/**
 * Events as JSON objects. Token by token and not by reflection: a run with a million events is opened
 * several times faster so. Unknown fields are left out; an unknown type is an error, since what it
 * would change cannot be left out.
 */
final class EventJson {
    private String type;
    private String stageId;
    private String jobId;
    private String agent;
    private String token;
    private String reason;
    private String manifest;
    private String by;
    private String status;
    private int attempt;
    private int formatVersion;
    private boolean succeeded;
    private boolean approved;
    private RunPlan plan;

    private EventJson() {}

    static void write(LedgerEvent event, JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (event instanceof LedgerEvent.RunStarted e) {
            json.writeStringField("type", "run_started");
            json.writeNumberField("format_version", e.formatVersion());
            json.writePOJOField("plan", e.plan());
        } else if (event instanceof LedgerEvent.JobQueued e) {
            strings(json, "type", "job_queued", "stage_id", e.stageId(), "job_id", e.jobId());
            json.writeNumberField("attempt", e.attempt());
        } else if (event instanceof LedgerEvent.JobClaimed e) {
            strings(json, "type", "job_claimed", "stage_id", e.stageId(), "job_id", e.jobId());
            strings(json, "agent", e.agent(), "token", e.token());
        } else if (event instanceof LedgerEvent.JobCompleted e) {
            strings(json, "type", "job_completed", "stage_id", e.stageId(), "job_id", e.jobId());
            json.writeBooleanField("succeeded", e.succeeded());
            strings(json, "reason", e.reason(), "manifest", e.manifest());
        } else if (event instanceof LedgerEvent.CompletionRefused e) {
            strings(json, "type", "completion_refused", "job_id", e.jobId(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.JobExpired e) {
            strings(json, "type", "job_expired", "stage_id", e.stageId(), "job_id", e.jobId(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.JobCancelled e) {
            strings(json, "type", "job_cancelled", "stage_id", e.stageId(), "job_id", e.jobId());
        } else if (event instanceof LedgerEvent.StageSucceeded e) {
            strings(json, "type", "stage_succeeded", "stage_id", e.stageId());
        } else if (event instanceof LedgerEvent.StageFailed e) {
            strings(json, "type", "stage_failed", "stage_id", e.stageId(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.StageSkipped e) {
            strings(json, "type", "stage_skipped", "stage_id", e.stageId(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.StageNeedsHuman e) {
            strings(json, "type", "stage_needs_human", "stage_id", e.stageId(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.StageDecided e) {
            strings(json, "type", "stage_decided", "stage_id", e.stageId());
            json.writeBooleanField("approved", e.approved());
            strings(json, "by", e.by(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.RunCancelled e) {
            strings(json, "type", "run_cancelled", "by", e.by(), "reason", e.reason());
        } else if (event instanceof LedgerEvent.RunEnded e) {
            strings(json, "type", "run_ended", "status", e.status().text(), "reason", e.reason());
        }
        json.writeEndObject();
    }

    /** Names and values in turn; what is null is left out. */
    private static void strings(JsonGenerator json, String... namesAndValues) throws IOException {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                json.writeStringField(namesAndValues[i], namesAndValues[i + 1]);
            }
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

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = json.getValueAsString();
            case "stage_id" -> stageId = json.getValueAsString();
            case "job_id" -> jobId = json.getValueAsString();
            case "agent" -> agent = json.getValueAsString();
            case "token" -> token = json.getValueAsString();
            case "reason" -> reason = json.getValueAsString();
            case "manifest" -> manifest = json.getValueAsString();
            case "by" -> by = json.getValueAsString();
            case "status" -> status = json.getValueAsString();
            case "attempt" -> attempt = json.getValueAsInt();
            case "format_version" -> formatVersion = json.getValueAsInt();
            case "succeeded" -> succeeded = json.currentToken() == JsonToken.VALUE_TRUE;
            case "approved" -> approved = json.currentToken() == JsonToken.VALUE_TRUE;
            case "plan" -> plan = json.readValueAs(RunPlan.class);
            default -> json.skipChildren();
        }
    }

    private LedgerEvent event() throws BadLineException {
        return switch (String.valueOf(type)) {
            case "run_started" -> new LedgerEvent.RunStarted(formatVersion, required("plan", plan));
            case "job_queued" -> new LedgerEvent.JobQueued(stageId, jobId, attempt);
            case "job_claimed" ->
                new LedgerEvent.JobClaimed(stageId, jobId, required("agent", agent), required("token", token));
            case "job_completed" -> new LedgerEvent.JobCompleted(stageId, jobId, succeeded, reason, manifest);
            case "completion_refused" -> new LedgerEvent.CompletionRefused(jobId, reason);
            case "job_expired" -> new LedgerEvent.JobExpired(stageId, jobId, reason);
            case "job_cancelled" -> new LedgerEvent.JobCancelled(stageId, jobId);
            case "stage_succeeded" -> new LedgerEvent.StageSucceeded(stageId);
            case "stage_failed" -> new LedgerEvent.StageFailed(stageId, reason);
            case "stage_skipped" -> new LedgerEvent.StageSkipped(stageId, reason);
            case "stage_needs_human" -> new LedgerEvent.StageNeedsHuman(stageId, reason);
            case "stage_decided" -> new LedgerEvent.StageDecided(stageId, approved, by, reason);
            case "run_cancelled" -> new LedgerEvent.RunCancelled(by, reason);
            case "run_ended" ->
                new LedgerEvent.RunEnded(
                        RunStatus.valueOf(required("status", status).toUpperCase(Locale.ROOT)), reason);
            default -> throw new BadLineException("an event of the type " + type + " is not known to this version");
        };
    }

    private <T> T required(String name, T value) throws BadLineException {
        if (value == null) {
            throw new BadLineException("its " + type + " event has no " + name);
        }
        return value;
    }
}
