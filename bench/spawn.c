/* The limit of the machine: COUNT times posix_spawn of /bin/true with two files of its own, waited for. */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>

extern char **environ;

int main(int argc, char **argv) {
    int count = argc > 1 ? atoi(argv[1]) : 2000;
    char *line[] = {"/bin/true", NULL};
    for (int i = 0; i < count; i++) {
        char out[32], err[32];
        pid_t pid;
        int status;
        posix_spawn_file_actions_t actions;
        snprintf(out, sizeof out, "%d.out", i);
        snprintf(err, sizeof err, "%d.err", i);
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_addopen(&actions, 1, out, O_WRONLY | O_CREAT | O_TRUNC, 0666);
        posix_spawn_file_actions_addopen(&actions, 2, err, O_WRONLY | O_CREAT | O_TRUNC, 0666);
        if (posix_spawn(&pid, line[0], &actions, NULL, line, environ) != 0 || waitpid(pid, &status, 0) != pid
            || status != 0) {
            return 1;
        }
        posix_spawn_file_actions_destroy(&actions);
    }
    return 0;
}
