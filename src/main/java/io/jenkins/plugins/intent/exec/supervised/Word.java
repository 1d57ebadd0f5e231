package io.jenkins.plugins.intent.exec.supervised;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** What a supervisor says to its starter, a byte each: on its standard output, which nothing else writes to. */
enum Word {
    /** It is up and takes jobs. */
    OPEN('o'),
    /** A job that it was given is over, and its result is written if there can be one. */
    ENDED('e'),
    /** It takes no more jobs, and goes when those that it has are over. */
    CLOSED('x');

    private final char letter;

    Word(char letter) {
        this.letter = letter;
    }

    void say(OutputStream starter) throws IOException {
        starter.write(letter);
        starter.flush();
    }

    static Optional<Word> of(int letter) {
        for (Word word : values()) {
            if (word.letter == letter) {
                return Optional.of(word);
            }
        }
        return Optional.empty();
    }
}
