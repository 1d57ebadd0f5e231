package io.jenkins.plugins.intent.jenkins;

import hudson.AbortException;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.Util;
import hudson.model.PersistentDescriptor;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.intent.bundle.RetentionPolicy;
import io.jenkins.plugins.intent.engine.Leases;
import io.jenkins.plugins.intent.exec.OutputLimits;
import io.jenkins.plugins.intent.jenkins.runs.PolicyTexts;
import io.jenkins.plugins.intent.jenkins.runs.RunSettings;
import io.jenkins.plugins.intent.json.InvalidDocumentException;
import io.jenkins.plugins.intent.ledger.Durability;
import io.jenkins.plugins.intent.ledger.LedgerSettings;
import io.jenkins.plugins.intent.policy.PolicyLayer;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.YesNoMaybe;
import jenkins.model.GlobalConfiguration;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jenkinsci.Symbol;
import org.kohsuke.stapler.DataBoundSetter;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.verb.POST;

/**
 * What the administrator chooses, under Manage Jenkins, System, or as code at {@code unclassified:
 * intentRunner:}. A run takes the values that hold when it begins or goes on after a restart.
 */
@Extension(dynamicLoadable = YesNoMaybe.YES)
@Symbol("intentRunner")
public final class IntentRunnerConfiguration extends GlobalConfiguration implements PersistentDescriptor {
    /** Referred to here so that the permission is known before anybody's permissions are read. */
    static final Permission APPROVE = IntentPermissions.APPROVE;

    private static final Logger LOGGER = Logger.getLogger(IntentRunnerConfiguration.class.getName());
    private static final long KIBI = 1L << 10;
    private static final long MEBI = 1L << 20;

    private String policy;
    private int parallelStages = 4;
    private int leaseSec = 1800;
    private int minimumLeaseSec = 15;
    private int maxLostAgents = 3;
    private int outputHeadKb = 8192;
    private int outputTailKb = 8192;
    private int outputBlockMb = 1024;
    private int outputsMb = 1024;
    private int keepBundles;
    private int keepBundlesDays;
    private int keepBundlesMb;

    /** The one and only. */
    public static IntentRunnerConfiguration get() {
        return ExtensionList.lookupSingleton(IntentRunnerConfiguration.class);
    }

    @Override
    public String getDisplayName() {
        return Messages.text("IntentRunnerConfiguration.display_name");
    }

    /** @throws AbortException when the policy is wrong: then nothing runs at all */
    RunSettings settings() throws AbortException {
        Optional<PolicyLayer> floor;
        try {
            floor = policy == null ? Optional.empty() : Optional.of(PolicyTexts.read("administrator", policy));
        } catch (InvalidDocumentException e) {
            throw new AbortException(
                    "The administrator's policy for intents is wrong, so nothing is run: " + e.getMessage());
        }
        return new RunSettings(
                floor,
                new OutputLimits(outputHeadKb * KIBI, outputTailKb * KIBI, outputBlockMb * MEBI),
                new LedgerSettings(Durability.EVERY_COMPLETION, maxLostAgents),
                parallelStages,
                (outputBlockMb + (long) outputsMb) * MEBI,
                new Leases(TimeUnit.SECONDS.toMillis(leaseSec), TimeUnit.SECONDS.toMillis(minimumLeaseSec)));
    }

    /** Which bundles stay among the artifacts. */
    RetentionPolicy retention() {
        return new RetentionPolicy(
                keepBundles == 0 ? OptionalInt.empty() : OptionalInt.of(keepBundles),
                keepBundlesDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(keepBundlesDays)),
                keepBundlesMb == 0 ? OptionalLong.empty() : OptionalLong.of(keepBundlesMb * MEBI));
    }

    public String getPolicy() {
        return policy;
    }

    @DataBoundSetter
    public void setPolicy(String policy) {
        this.policy = Util.fixEmptyAndTrim(policy);
        warnOfPolicy();
        save();
    }

    public int getParallelStages() {
        return parallelStages;
    }

    @DataBoundSetter
    public void setParallelStages(int parallelStages) {
        this.parallelStages = LeastValues.checked("parallelStages", parallelStages);
        save();
    }

    public int getLeaseSec() {
        return leaseSec;
    }

    @DataBoundSetter
    public void setLeaseSec(int leaseSec) {
        this.leaseSec = LeastValues.checked("leaseSec", leaseSec);
        save();
    }

    public int getMinimumLeaseSec() {
        return minimumLeaseSec;
    }

    @DataBoundSetter
    public void setMinimumLeaseSec(int minimumLeaseSec) {
        this.minimumLeaseSec = LeastValues.checked("minimumLeaseSec", minimumLeaseSec);
        save();
    }

    public int getMaxLostAgents() {
        return maxLostAgents;
    }

    @DataBoundSetter
    public void setMaxLostAgents(int maxLostAgents) {
        this.maxLostAgents = LeastValues.checked("maxLostAgents", maxLostAgents);
        save();
    }

    public int getOutputHeadKb() {
        return outputHeadKb;
    }

    @DataBoundSetter
    public void setOutputHeadKb(int outputHeadKb) {
        this.outputHeadKb = LeastValues.checked("outputHeadKb", outputHeadKb);
        save();
    }

    public int getOutputTailKb() {
        return outputTailKb;
    }

    @DataBoundSetter
    public void setOutputTailKb(int outputTailKb) {
        this.outputTailKb = LeastValues.checked("outputTailKb", outputTailKb);
        save();
    }

    public int getOutputBlockMb() {
        return outputBlockMb;
    }

    @DataBoundSetter
    public void setOutputBlockMb(int outputBlockMb) {
        this.outputBlockMb = LeastValues.checked("outputBlockMb", outputBlockMb);
        save();
    }

    public int getOutputsMb() {
        return outputsMb;
    }

    @DataBoundSetter
    public void setOutputsMb(int outputsMb) {
        this.outputsMb = LeastValues.checked("outputsMb", outputsMb);
        save();
    }

    public int getKeepBundles() {
        return keepBundles;
    }

    @DataBoundSetter
    public void setKeepBundles(int keepBundles) {
        this.keepBundles = LeastValues.checked("keepBundles", keepBundles);
        save();
    }

    public int getKeepBundlesDays() {
        return keepBundlesDays;
    }

    @DataBoundSetter
    public void setKeepBundlesDays(int keepBundlesDays) {
        this.keepBundlesDays = LeastValues.checked("keepBundlesDays", keepBundlesDays);
        save();
    }

    public int getKeepBundlesMb() {
        return keepBundlesMb;
    }

    @DataBoundSetter
    public void setKeepBundlesMb(int keepBundlesMb) {
        this.keepBundlesMb = LeastValues.checked("keepBundlesMb", keepBundlesMb);
        save();
    }

    /**
     * Saves the form, or nothing of it.
     *
     * @throws FormException when a value is wrong
     */
    @Override
    public boolean configure(StaplerRequest2 request, JSONObject form) throws FormException {
        for (String name : LeastValues.names()) {
            if (form.has(name)) {
                LeastValues.checkForm(name, form.optString(name).strip());
            }
        }
        Optional<String> error = errorIn(form.optString("policy"));
        if (error.isPresent()) {
            throw new FormException(Messages.text("IntentRunnerConfiguration.wrong_policy", error.get()), "policy");
        }
        request.bindJSON(this, form);
        return true;
    }

    /** What is wrong with the policy that is set; empty when nothing is. */
    Optional<String> policyError() {
        return errorIn(policy);
    }

    /** Configuration as code, a script or an edited file can set what the form would refuse. */
    private void warnOfPolicy() {
        policyError()
                .ifPresent(error -> LOGGER.log(
                        Level.WARNING,
                        "The policy for intents is wrong, so no intent is run until it is corrected: {0}",
                        error));
    }

    /** What is wrong with a policy, as the command line says it; empty when nothing is. */
    private static Optional<String> errorIn(String policy) {
        String text = Util.fixEmptyAndTrim(policy);
        try {
            if (text != null) {
                PolicyTexts.read("administrator", text);
            }
            return Optional.empty();
        } catch (InvalidDocumentException e) {
            return Optional.of(e.getMessage());
        }
    }

    /** For the form: says of a policy what the command line would say. */
    @POST
    public FormValidation doCheckPolicy(@QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return errorIn(value).map(FormValidation::error).orElseGet(FormValidation::ok);
    }
}
