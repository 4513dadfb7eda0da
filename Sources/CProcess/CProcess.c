// The kernel's own `waitid` tells what `wait4` does and can leave the process to be reaped by others; the C library's
// keeps that from its callers.

#define _GNU_SOURCE

#include "CProcess.h"

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
#else
int64_t process_peak_memory(pid_t process) { return 0; }
#endif
