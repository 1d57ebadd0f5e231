package jenkins.tasks.filters;

public interface EnvVarsFilterGlobalRule {}
