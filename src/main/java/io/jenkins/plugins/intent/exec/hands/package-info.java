/**
 * Commands that run somewhere else than their supervisor: inside of a container, or behind a prefix.
 * The supervisor stays the only one that decides; a small shell script, {@code hands.sh}, is started
 * where commands are to run, and starts and ends processes on its orders. {@link
 * io.jenkins.plugins.intent.exec.hands.Hands} is the supervisor's side of it.
 *
 * <p>Both share the directory {@code hands} of the job directory and nothing else: neither paths nor
 * process ids nor the clock need be the same. Each hand has two FIFOs, one for orders and one for
 * answers, and a command's streams have one each, so nothing is polled, no output piles up on the disk,
 * and the end of either side is seen at once by the other. Where FIFOs do not connect the two, such as
 * across machines, the same orders and answers are files, written whole and renamed, and looked for.
 *
 * <pre>
 * hands.sh, job             the script, and what it has to know from the start
 * claim                     was started; a second start leaves
 * hello, mode               FIFOs connect: "here" comes through hello. Then mode says fifo or poll
 * 0.orders, 0.answers       hand 0: "hand K", "signal TERM MARK", "pipe P", "bye"; answers ready, ok, a number
 * 1.orders, 1.answers, ...  the others: an order of five functions (streams, enter, look, start) starts a
 *                           command; answers "began PID", then "end CODE WORDS", or "not WHY"
 * s1.out, s1.err, s1.began  streams of a command; the last is closed when it has become its program
 * p1, ...                   what one command writes and the next one reads
 * life                      open as long as hand 0 lives; who reads from it ends the commands after it
 * 0.1, 0.1.said, ...        without FIFOs: order 1 to hand 0, its answer; 1.1.out: the output itself
 * alive                     without FIFOs: all hands live, said every second
 * </pre>
 *
 * <p>Supervisor gone: hand 0 reads the end of its orders, or sees no new beat, and ends what the job
 * started. Hand gone: its answers end, and the job is lost.
 */
package io.jenkins.plugins.intent.exec.hands;
