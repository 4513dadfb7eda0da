#include "confinement.h"

#ifdef __linux__
#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#ifdef ARCHITECTURE

/// A system call that is refused whatever its arguments are, and the error that the program sees.
struct refusal {
    int call, error;
};

/// The owner, mode, times and attributes of files, of which Landlock knows nothing.
static const struct refusal file_attributes[] = {
    {SYS_fchmod, EPERM}, {SYS_fchmodat, EPERM}, {452 /* fchmodat2 */, EPERM},
    {SYS_fchown, EPERM}, {SYS_fchownat, EPERM}, {SYS_utimensat, EPERM},
#ifdef SYS_chmod
    {SYS_chmod, EPERM}, {SYS_chown, EPERM}, {SYS_lchown, EPERM},
    {SYS_utime, EPERM}, {SYS_utimes, EPERM}, {SYS_futimesat, EPERM},
#endif
};

/// Whatever else reaches other processes, the system, or files past Landlock. What needs a capability is not listed: there
/// is none.
static const struct refusal always[] = {
    // File systems without extended attributes answer the same.
    {SYS_setxattr, ENOTSUP}, {SYS_lsetxattr, ENOTSUP}, {SYS_fsetxattr, ENOTSUP},
    {SYS_getxattr, ENOTSUP}, {SYS_lgetxattr, ENOTSUP}, {SYS_fgetxattr, ENOTSUP},
    {SYS_listxattr, ENOTSUP}, {SYS_llistxattr, ENOTSUP}, {SYS_flistxattr, ENOTSUP},
    {SYS_removexattr, ENOTSUP}, {SYS_lremovexattr, ENOTSUP}, {SYS_fremovexattr, ENOTSUP},
    {463 /* setxattrat */, ENOTSUP}, {464 /* getxattrat */, ENOTSUP}, {465 /* listxattrat */, ENOTSUP},
    {466 /* removexattrat */, ENOTSUP}, {469 /* file_setattr */, ENOTSUP},
    {SYS_name_to_handle_at, EPERM}, {SYS_open_by_handle_at, EPERM},
    // attend waits for such locks on folders that programs may read.
    {SYS_flock, ENOLCK},
    // Work that the kernel does on a program's behalf, past this filter.
    {425 /* io_uring_setup */, ENOSYS}, {426 /* io_uring_enter */, ENOSYS}, {427 /* io_uring_register */, ENOSYS},
    // Other processes.
    {SYS_ptrace, EPERM}, {SYS_process_vm_readv, EPERM}, {SYS_process_vm_writev, EPERM}, {SYS_kcmp, EPERM},
    {438 /* pidfd_getfd */, EPERM}, {440 /* process_madvise */, EPERM}, {448 /* process_mrelease */, EPERM},
    {SYS_setpriority, EPERM}, {SYS_ioprio_set, EPERM}, {SYS_migrate_pages, EPERM}, {SYS_move_pages, EPERM},
    // Memory that outlives its program or counts as nobody's.
    {SYS_shmget, EPERM}, {SYS_msgget, EPERM}, {SYS_semget, EPERM}, {SYS_mq_open, EPERM},
    {SYS_memfd_create, ENOSYS}, {447 /* memfd_secret */, ENOSYS},
    // Namespaces, in which a program has all capabilities. The flags of `clone3` are out of a filter's reach; without it
    // the C library uses `clone`.
    {SYS_unshare, EPERM}, {SYS_setns, EPERM}, {435 /* clone3 */, ENOSYS},
    {SYS_mount, EPERM}, {SYS_umount2, EPERM}, {SYS_pivot_root, EPERM}, {SYS_chroot, EPERM},
    {428 /* open_tree */, EPERM}, {429 /* move_mount */, EPERM}, {430 /* fsopen */, EPERM}, {431 /* fsconfig */, EPERM},
    {432 /* fsmount */, EPERM}, {433 /* fspick */, EPERM}, {442 /* mount_setattr */, EPERM},
    // The kernel itself.
    {SYS_bpf, EPERM}, {SYS_perf_event_open, EPERM}, {SYS_userfaultfd, EPERM}, {SYS_fanotify_init, EPERM},
    {SYS_add_key, EPERM}, {SYS_request_key, EPERM}, {SYS_keyctl, EPERM}, {SYS_syslog, EPERM},
};

static struct sock_filter filter[512];
static unsigned short length;

static void put(uint16_t code, uint32_t value, uint8_t if_true, uint8_t if_false) {
    filter[length++] = (struct sock_filter){code, if_true, if_false, value};
}

static void load(size_t offset) { put(BPF_LD | BPF_W | BPF_ABS, (uint32_t)offset, 0, 0); }

static void load_call(void) { load(offsetof(struct seccomp_data, nr)); }

/// The lower half of an argument: all that the kernel looks at in process numbers, flags and families.
static void load_argument(int number) { load(offsetof(struct seccomp_data, args[number])); }

static void refuse(int error) { put(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (uint32_t)error, 0, 0); }

static void refuse_all(const struct refusal *refusals, size_t count) {
    for (size_t index = 0; index < count; index++) {
        put(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)refusals[index].call, 0, 1);
        refuse(refusals[index].error);
    }
}

/// Refuses a call with one of these values of an argument, or with every other value.
static void refuse_values(int call, int argument, const int *values, int count, bool refuses_others, int error) {
    // The jump skips all that follows: loading, one or two instructions for each value, and the end.
    put(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)call, 0, (uint8_t)(refuses_others ? count + 3 : 2 * count + 2));
    load_argument(argument);
    for (int index = 0; index < count; index++) {
        if (refuses_others) {
            put(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)values[index], (uint8_t)(count - index), 0);
        } else {
            put(BPF_JMP | BPF_JEQ | BPF_K, (uint32_t)values[index], 0, 1);
            refuse(error);
        }
    }
    if (refuses_others) refuse(error);
    load_call();
}

static void begin_filter(void) {
    length = 0;
    load(offsetof(struct seccomp_data, arch));
    put(BPF_JMP | BPF_JEQ | BPF_K, ARCHITECTURE, 1, 0);
    put(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS, 0, 0);
    load_call();
}

/// - Returns: what the kernel answers: -1 for an error, and a descriptor when that is asked for.
static int install_filter(unsigned int flags) {
    put(BPF_RET | BPF_K, SECCOMP_RET_ALLOW, 0, 0);
    struct sock_fprog program = {length, filter};
    return (int)syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program);
}

/// Has the supervisor asked whether a process may be started; threads are let through.
static const char *ask_about_forks(int socket) {
    begin_filter();
    put(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
    load_argument(0);
    put(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0);
    put(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF, 0, 0);
    load_call();
#ifdef SYS_fork
    put(BPF_JMP | BPF_JEQ | BPF_K, SYS_fork, 1, 0);
    put(BPF_JMP | BPF_JEQ | BPF_K, SYS_vfork, 0, 1);
    put(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF, 0, 0);
#endif
    // It fails where a program around attend answers such questions itself; then attend alone counts processes.
    int questions = install_filter(SECCOMP_FILTER_FLAG_NEW_LISTENER);
    int result = questions < 0 ? 0 : send_descriptor(socket, questions);
    if (questions >= 0) close(questions);
    close(socket);
    return result == 0 ? NULL : "sendmsg";
}

static void refuse_new_namespaces(void) {
    const uint32_t flags = 0x7E020000;  // CLONE_NEWNS, CLONE_NEWUSER and their like
    put(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 4);
    load_argument(0);
    put(BPF_JMP | BPF_JSET | BPF_K, flags, 0, 1);
    refuse(EPERM);
    load_call();
}

/// Without Landlock's scopes a program could signal every process of its user: at least attend and its own supervisor are
/// out of its reach.
static void refuse_signals(const struct confinement *confinement) {
    const int targets[] = {
        -1, confinement->attend, confinement->supervisor, -getpgid(confinement->attend), -getpgid(confinement->supervisor),
    };
    // In a namespace of its own it knows them by no number.
    const int count = confinement->hides_processes ? 1 : sizeof targets / sizeof *targets;
    const int calls[] = {SYS_kill, SYS_tgkill, SYS_rt_sigqueueinfo, SYS_rt_tgsigqueueinfo};
    for (size_t index = 0; index < sizeof calls / sizeof *calls; index++) {
        refuse_values(calls[index], 0, targets, count, false, EPERM);
    }
    const struct refusal others[] = {{SYS_tkill, EPERM}, {424 /* pidfd_send_signal */, EPERM}};
    refuse_all(others, 2);
}

const char *restrict_system_calls(const struct confinement *confinement) {
    if (confinement->questions >= 0) {
        const char *failed = ask_about_forks(confinement->questions);
        if (failed != NULL) return failed;
    }
    begin_filter();
#ifdef __x86_64__
    // The numbers of x32.
    put(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1);
    refuse(ENOSYS);
#endif
    if (!confinement->is_compiler) refuse_all(file_attributes, sizeof file_attributes / sizeof *file_attributes);
    refuse_all(always, sizeof always / sizeof *always);
    refuse_new_namespaces();
    const int itself = 0;
    const int of_process[] = {
        SYS_prlimit64, SYS_sched_setaffinity, SYS_sched_setscheduler, SYS_sched_setparam, SYS_sched_setattr,
    };
    for (size_t index = 0; index < sizeof of_process / sizeof *of_process; index++) {
        refuse_values(of_process[index], 0, &itself, 1, true, EPERM);
    }
    const int parent_signal = PR_SET_PDEATHSIG;
    refuse_values(SYS_prctl, 0, &parent_signal, 1, false, EPERM);
    // Pairs of sockets are made by another call, which the backtracer needs.
    const int families[] = {AF_INET, AF_INET6, AF_NETLINK};
    refuse_values(SYS_socket, 0, families, confinement->allows_network ? 3 : 0, true, EACCES);
    if (confinement->landlock_version < 6) refuse_signals(confinement);
    return install_filter(0) == 0 ? NULL : "seccomp";
}
#endif
#endif

#ifndef ARCHITECTURE
#include <errno.h>

const char *restrict_system_calls(const struct confinement *confinement) {
    (void)confinement;
    errno = ENOSYS;
    return "seccomp";
}
#endif
