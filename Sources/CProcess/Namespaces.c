// `attend-confine` hides processes from programs; here the same is tried, so that it is known before.
#include "../Confinement/namespaces.c"

#include "CProcess.h"

#include <errno.h>
#include <sys/wait.h>

/// - Returns: whether a child process has ended well.
static bool succeeds(pid_t child) {
    int status;
    pid_t ended;
    while ((ended = waitpid(child, &status, 0)) < 0 && errno == EINTR) {}
    return ended == child && status == 0;
}

bool process_can_hide_others(void) {
    pid_t trial = fork();
    if (trial != 0) return succeeds(trial);
    if (separate_processes() != NULL) _exit(1);
    pid_t program = fork();
    if (program == 0) _exit(list_own_processes() == NULL ? 0 : 1);
    _exit(succeeds(program) ? 0 : 1);
}
