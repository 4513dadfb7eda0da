// A list of processes of its own: a program in a process namespace sees below `/proc` itself and what it has started, and no
// number by which it knows a process is that of another.

#include "confinement.h"

#ifdef __linux__
#include <fcntl.h>
#include <sched.h>
#include <stdio.h>
#include <sys/mount.h>
#include <unistd.h>

static int put(const char *path, const char *text, size_t length) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t written = write(file, text, length);
    close(file);
    return written == (ssize_t)length ? 0 : -1;
}

/// In a new user namespace the user and the group stay who they are.
static int map(const char *path, unsigned int number) {
    char text[32];
    int length = snprintf(text, sizeof text, "%u %u 1", number, number);
    return put(path, text, (size_t)length);
}

const char *separate_processes(void) {
    // Root may, others only in a user namespace.
    if (unshare(CLONE_NEWPID) == 0) return NULL;
    uid_t user = geteuid();
    gid_t group = getegid();
    if (unshare(CLONE_NEWUSER | CLONE_NEWPID) != 0) return "unshare";
    bool is_mapped = put("/proc/self/setgroups", "deny", 4) == 0 && map("/proc/self/uid_map", user) == 0
        && map("/proc/self/gid_map", group) == 0;
    return is_mapped ? NULL : "uid_map";
}

const char *list_own_processes(void) {
    if (unshare(CLONE_NEWNS) != 0) return "unshare";
    bool is_mounted = mount("none", "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
        && mount("proc", "/proc", "proc", MS_NOSUID | MS_NODEV | MS_NOEXEC, NULL) == 0;
    return is_mounted ? NULL : "mount";
}
#else
const char *separate_processes(void) { return "unshare"; }

const char *list_own_processes(void) { return "mount"; }
#endif
