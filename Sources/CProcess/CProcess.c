// The kernel's own `waitid` tells what `wait4` does and can leave the process to be reaped by others; the C library's
// keeps that from its callers.

#define _GNU_SOURCE

#include "CProcess.h"

#include <fcntl.h>

// A standard stream that is closed would give its number to the first file that the program opens, and results would be
// written into that file. Swift's own start opens some, so that `main` would be too late.
__attribute__((constructor)) static void occupy_closed_streams(void) {
    for (int stream = 0; stream <= 2; stream++) {
        if (fcntl(stream, F_GETFD) < 0) open("/dev/null", O_RDONLY);
    }
}

#include <errno.h>

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

int64_t process_peak_memory(pid_t process) {
    siginfo_t information = {0};
    struct rusage usage = {0};
    long result =
        syscall(SYS_waitid, P_PID, process, &information, WEXITED | WNOHANG | WNOWAIT, &usage);
    return result == 0 ? (int64_t)usage.ru_maxrss << 10 : 0;
}

int process_landlock_version(void) {
    // `landlock_create_ruleset` with nothing but the flag that asks for the version.
    long result = syscall(444, NULL, 0, 1);
    return result < 0 ? -errno : (int)result;
}
#else
int64_t process_peak_memory(pid_t process) { return 0; }

int process_landlock_version(void) { return -ENOSYS; }
#endif
