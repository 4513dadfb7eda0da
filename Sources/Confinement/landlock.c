#include "confinement.h"

#ifdef __linux__
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// The kernel's own header may be older than the kernel: its definitions, of which each version adds some.

enum { create_ruleset = 444, add_rule = 445, restrict_self = 446 };
enum { create_ruleset_version = 1, rule_path_beneath = 1 };

struct ruleset {
    uint64_t files, network, scopes;
};

struct __attribute__((packed)) path_rule {
    uint64_t access;
    int32_t descriptor;
};

enum {
    files_execute = 1 << 0,
    files_write_file = 1 << 1,
    files_read_file = 1 << 2,
    files_read_folder = 1 << 3,
    files_remove_folder = 1 << 4,
    files_remove_file = 1 << 5,
    files_make_folder = 1 << 7,
    files_make_regular = 1 << 8,
    files_make_pipe = 1 << 10,
    files_make_link = 1 << 12,
    files_of_version_1 = (1 << 13) - 1,
    files_move = 1 << 13,      // version 2
    files_truncate = 1 << 14,  // version 3
    files_control_device = 1 << 15,  // version 5
    network_bind_and_connect = 3,    // version 4
    scope_abstract_sockets_and_signals = 3,  // version 6

    reading = files_read_file | files_read_folder,
    writing = reading | files_write_file | files_remove_folder | files_remove_file | files_make_folder
        | files_make_regular | files_make_pipe | files_make_link | files_move | files_truncate,
    filling = files_write_file | files_make_regular | files_truncate,
    /// What is possible with a file that is no folder.
    of_one_file = files_execute | files_write_file | files_read_file | files_truncate,
};

static struct ruleset ruleset(int version, bool allows_network) {
    return (struct ruleset){
        .files = files_of_version_1 | (version >= 2 ? files_move : 0) | (version >= 3 ? files_truncate : 0)
            | (version >= 5 ? files_control_device : 0),
        .network = version >= 4 && !allows_network ? network_bind_and_connect : 0,
        .scopes = version >= 6 ? scope_abstract_sockets_and_signals : 0,
    };
}

static uint64_t access_of(const struct grant *grant) {
    switch (grant->access) {
        case READ: return reading;
        case EXECUTE: return reading | files_execute;
        case WRITE: return writing;
        case FILL: return filling;
    }
    return 0;
}

/// Files that do not exist are left out: systems differ in what they have.
static int add(int rules, const struct grant *grant, uint64_t handled) {
    int descriptor = open(grant->path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) return 0;
    uint64_t access = access_of(grant);
    struct stat facts;
    int result = fstat(descriptor, &facts);
    if (result == 0) {
        if (!S_ISDIR(facts.st_mode)) access &= of_one_file;
        struct path_rule rule = {access & handled, descriptor};
        result = (int)syscall(add_rule, rules, rule_path_beneath, &rule, 0);
    }
    close(descriptor);
    return result;
}

const char *restrict_files(struct confinement *confinement) {
    int version = (int)syscall(create_ruleset, NULL, 0, create_ruleset_version);
    if (version < 1) return "landlock_create_ruleset";
    if (version > confinement->landlock_version) version = confinement->landlock_version;
    confinement->landlock_version = version;
    struct ruleset handled = ruleset(version, confinement->allows_network);
    int rules = (int)syscall(create_ruleset, &handled, sizeof handled, 0);
    if (rules < 0) return "landlock_create_ruleset";
    for (size_t index = 0; index < confinement->grant_count; index++) {
        if (add(rules, &confinement->grants[index], handled.files) != 0) return "landlock_add_rule";
    }
    if (syscall(restrict_self, rules, 0) != 0) return "landlock_restrict_self";
    close(rules);
    return NULL;
}
#else
const char *restrict_files(struct confinement *confinement) {
    (void)confinement;
    return NULL;
}
#endif
