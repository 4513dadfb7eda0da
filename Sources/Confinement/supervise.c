#include "confinement.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <dirent.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

/// The exit code of a program that could not be confined or not be executed.
static const int not_started = 125;

/// The process that becomes the program, and its process group.
static pid_t program;
/// The first process of the program's namespace; 0 without one.
static pid_t first;
static volatile sig_atomic_t has_to_end;

static void end(int signal) {
    (void)signal;
    has_to_end = 1;
}

static void ignore(int signal) { (void)signal; }

/// attend asks the program for its call stack, or lets it continue.
static void forward(int signal) { kill(-program, signal); }

static const struct {
    int signal;
    void (*handler)(int);
} handlers[] = {
    {SIGCHLD, ignore},  {SIGTERM, end},     {SIGINT, end},      {SIGHUP, end},
    {SIGUSR1, forward}, {SIGUSR2, forward}, {SIGTRAP, forward}, {SIGCONT, forward},
};

/// - Returns: the signals that `pselect` lets through; they are blocked at all other times.
static sigset_t handle_signals(void) {
    sigset_t blocked, unblocked;
    sigfillset(&blocked);
    unblocked = blocked;
    for (size_t index = 0; index < sizeof handlers / sizeof *handlers; index++) {
        // One after the other, the lowest first: a stopped program is asked before it continues.
        struct sigaction action = {.sa_handler = handlers[index].handler, .sa_mask = blocked};
        sigaction(handlers[index].signal, &action, NULL);
        sigdelset(&unblocked, handlers[index].signal);
    }
    sigprocmask(SIG_SETMASK, &blocked, NULL);
    return unblocked;
}

/// The pipes of other runs, which attend may just have opened, are not to be held open here.
static void close_inherited(void) {
#if defined(__linux__) && defined(SYS_close_range)
    if (syscall(SYS_close_range, 3, ~0U, 0) == 0) return;
#endif
    for (int descriptor = 3; descriptor < 1024; descriptor++) close(descriptor);
}

static _Noreturn void fail(const char *step) {
    fprintf(stderr, "attend-confine: %s: %s\n", step, strerror(errno));
    fflush(stderr);
    _exit(not_started);
}

/// Becomes the program, in a session and process group of its own.
static _Noreturn void become(struct confinement *confinement, char *const arguments[]) {
    for (size_t index = 0; index < sizeof handlers / sizeof *handlers; index++) signal(handlers[index].signal, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    setsid();
#ifdef __linux__
    // It must not outlive the supervisor, which nobody is supposed to kill.
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (!confinement->hides_processes && getppid() != confinement->supervisor) _exit(not_started);
#endif
    // The program has an input without contents.
    int nothing = open("/dev/null", O_RDONLY);
    if (nothing > STDIN_FILENO) {
        dup2(nothing, STDIN_FILENO);
        close(nothing);
    }
    const char *failed = confinement->hides_processes ? list_own_processes() : NULL;
    if (failed == NULL) failed = confine(confinement);
    if (failed == NULL) {
        execv(arguments[0], arguments);
        failed = arguments[0];
    }
    fail(failed);
}

#ifdef __linux__
/// Starts the first process of a namespace, which reaps those whose parents have ended; all end with it.
static const char *start_first(char *const arguments[]) {
    // Closed when there is nothing left in it that the program may not see, before which the program must not begin.
    int ready[2];
    if (pipe2(ready, O_CLOEXEC) != 0) return "pipe";
    first = fork();
    if (first != 0) {
        char none;
        close(ready[1]);
        while (first > 0 && read(ready[0], &none, 1) < 0 && errno == EINTR) {}
        close(ready[0]);
        return first > 0 ? NULL : "fork";
    }
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    signal(SIGCHLD, SIG_IGN);
    // The program sees this process: not what it was started with, though.
    for (char *const *argument = arguments; *argument != NULL; argument++) memset(*argument, 0, strlen(*argument));
    close(ready[0]);
    close(ready[1]);
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    // Like the supervisor it ends with attend.
    struct pollfd input = {STDIN_FILENO, POLLIN, 0};
    while (poll(&input, 1, -1) <= 0) {}
    _exit(0);
}

/// What is done with each descendant: called before its own descendants are looked for, and after.
struct visit {
    void (*before)(pid_t process), (*after)(pid_t process);
};

/// - Returns: how many descendants a process has; the kernel lists the children of each of its threads.
static int visit_descendants(pid_t process, const struct visit *visit) {
    char path[64];
    int count = 0;
    snprintf(path, sizeof path, "/proc/%d/task", process);
    DIR *threads = opendir(path);
    for (struct dirent *thread; threads != NULL && (thread = readdir(threads)) != NULL;) {
        if (thread->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "/proc/%d/task/%.16s/children", process, thread->d_name);
        FILE *children = fopen(path, "re");
        int child;
        while (children != NULL && fscanf(children, "%d", &child) == 1) {
            if (visit != NULL) visit->before(child);
            count += 1 + visit_descendants(child, visit);
            if (visit != NULL) visit->after(child);
        }
        if (children != NULL) fclose(children);
    }
    if (threads != NULL) closedir(threads);
    return count;
}

static void stop(pid_t process) { kill(process, SIGSTOP); }

static void end_process(pid_t process) { kill(process, SIGKILL); }

/// A process is killed after its descendants are known: after its end they are not listed below it any more.
static void kill_descendants(void) { visit_descendants(getpid(), &(struct visit){stop, end_process}); }
#else
static int visit_descendants(pid_t process, const void *visit) {
    (void)process;
    (void)visit;
    return 0;
}

static void kill_descendants(void) { kill(-program, SIGKILL); }
#endif

/// The first process of a namespace is none of the program's.
static int count_descendants(void) { return visit_descendants(getpid(), NULL) - (first > 0 ? 1 : 0); }

/// Ends and reaps every descendant. Those that start others while they are killed are found in the next round; in a namespace
/// none can be started any more when the first process has been killed, and all end with it.
static void end_descendants(int *status) {
    for (;;) {
        if (first > 0) kill(first, SIGKILL); else kill_descendants();
        pid_t ended;
        int how;
        while ((ended = waitpid(-1, &how, first > 0 ? 0 : WNOHANG)) > 0) {
            if (ended == program) *status = how;
        }
        if (ended < 0 && errno == ECHILD) return;
        usleep(1000);
    }
}

/// Ends as the program has ended.
static _Noreturn void repeat_end(int status) {
    if (WIFSIGNALED(status)) {
        int number = WTERMSIG(status);
        setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
        signal(number, SIG_DFL);
        sigset_t all;
        sigfillset(&all);
        sigprocmask(SIG_UNBLOCK, &all, NULL);
        raise(number);
    }
    _exit(WEXITSTATUS(status));
}

_Noreturn void supervise(struct confinement *confinement, char *const arguments[]) {
    close_inherited();
    sigset_t unblocked = handle_signals();
    confinement->supervisor = getpid();
    confinement->attend = getppid();
#ifdef __linux__
    // Descendants whose parents have ended become its own children.
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    if (confinement->hides_processes) {
        const char *failed = separate_processes();
        if (failed == NULL) failed = start_first(confinement->arguments);
        if (failed != NULL) fail(failed);
    }
#endif
    int sockets[2], questions = -1;
    bool asks = confinement->most_processes > 0 && !confinement->is_unconfined
        && socketpair(AF_UNIX, SOCK_STREAM, 0, sockets) == 0;
    if (asks) confinement->questions = sockets[1];
    program = fork();
    if (program == 0) {
        if (asks) close(sockets[0]);
        become(confinement, arguments);
    }
    if (asks) {
        close(sockets[1]);
        questions = receive_descriptor(sockets[0]);
        close(sockets[0]);
    }
    // The readers of the program's output wait for its end, not for that of this process.
    close(STDOUT_FILENO);
    close(STDERR_FILENO);
    int status = program < 0 ? not_started << 8 : 0;
    for (bool has_ended = program < 0; !has_ended;) {
        // Standard input is the reading end of a pipe that attend holds: it ends with attend.
        fd_set input;
        FD_ZERO(&input);
        FD_SET(STDIN_FILENO, &input);
        if (questions >= 0) FD_SET(questions, &input);
        int ready = pselect(questions > 0 ? questions + 1 : 1, &input, NULL, NULL, NULL, &unblocked);
        if (has_to_end || (ready > 0 && FD_ISSET(STDIN_FILENO, &input))) break;
        if (ready > 0 && questions >= 0 && FD_ISSET(questions, &input)) {
            answer_fork(questions, count_descendants() < confinement->most_processes);
        }
        int how;
        for (pid_t ended; (ended = waitpid(-1, &how, WNOHANG)) > 0;) {
            if (ended != program) continue;
            status = how;
            has_ended = true;
        }
    }
    end_descendants(&status);
    repeat_end(status);
}
