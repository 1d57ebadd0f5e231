package io.jenkins.plugins.intent.exec.supervised;

import java.io.Serializable;

/** One thing that happened, in the order it happened: a command's start, its output, its end. */
public sealed interface News extends Serializable permits JobEvent, OutputChunk {}
