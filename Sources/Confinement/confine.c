#include "confinement.h"

#include <errno.h>
#include <sys/resource.h>

#ifdef __linux__
#include <linux/capability.h>
#include <linux/securebits.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

/// In bytes.
static const rlim_t largest_file = 256 << 20;

/// A lower limit, which the user has set, stays.
static int limit_with_reserve(int resource, rlim_t amount, rlim_t reserve) {
    struct rlimit now;
    rlim_t most = amount + reserve;
    if (getrlimit(resource, &now) == 0 && now.rlim_max < most) most = now.rlim_max;
    return setrlimit(resource, &(struct rlimit){amount < most ? amount : most, most});
}

static int limit(int resource, rlim_t amount) { return limit_with_reserve(resource, amount, 0); }

#ifdef __linux__
/// Drops all capabilities; a compiler started by root keeps those of reading and writing files of any owner.
static const char *drop_capabilities(bool is_compiler) {
    const unsigned int of_files = 1U << CAP_DAC_OVERRIDE | 1U << CAP_DAC_READ_SEARCH;
    const unsigned int kept = is_compiler ? of_files : 0;
    struct __user_cap_header_struct header = {_LINUX_CAPABILITY_VERSION_3, 0};
    struct __user_cap_data_struct data[_LINUX_CAPABILITY_U32S_3];
    if (syscall(SYS_capget, &header, data) != 0) return "capget";
    // Who may not do this has nothing to drop.
    for (int number = 0; prctl(PR_CAPBSET_READ, number, 0, 0, 0) >= 0; number++) {
        if (number >= 32 || (kept >> number & 1) == 0) prctl(PR_CAPBSET_DROP, number, 0, 0, 0);
    }
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    for (int index = 0; index < _LINUX_CAPABILITY_U32S_3; index++) {
        unsigned int left = index == 0 ? kept : 0;
        data[index].effective &= left;
        data[index].permitted &= left;
        data[index].inheritable = 0;
    }
    return syscall(SYS_capset, &header, data) == 0 ? NULL : "capset";
}
#endif

const char *confine(struct confinement *confinement) {
    if (limit(RLIMIT_CORE, 0) != 0 || limit(RLIMIT_FSIZE, largest_file) != 0) return "setrlimit";
    if (confinement->address_space > 0 && limit(RLIMIT_AS, confinement->address_space) != 0) return "setrlimit";
    // At the limit comes SIGXCPU, by which it is known; the end comes later, for a program that ignores the signal.
    if (confinement->seconds > 0 && limit_with_reserve(RLIMIT_CPU, confinement->seconds, 1) != 0) return "setrlimit";
    if (confinement->is_unconfined) return NULL;
#ifdef __linux__
    const char *failed = drop_capabilities(confinement->is_compiler);
    if (failed == NULL && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) failed = "no_new_privs";
    if (failed == NULL) failed = restrict_files(confinement);
    if (failed == NULL) failed = restrict_system_calls(confinement);
    return failed;
#else
    errno = ENOSYS;
    return "confinement";
#endif
}
