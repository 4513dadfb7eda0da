#pragma once

#define _GNU_SOURCE

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

/// What a process may do with the files below a path; `FILL` is to write them and to make new ones, but not to read, remove,
/// rename or replace any.
enum access { READ, EXECUTE, WRITE, FILL };

struct grant {
    enum access access;
    const char *path;
};

/// What the process that `attend-confine` becomes may do.
struct confinement {
    /// Compilers and linkers are trusted programs with hostile input. They also set the modes and times of files that they
    /// write, and read what root may read.
    bool is_compiler;
    bool allows_network;
    /// Whether the kernel is asked for nothing but limits: it has no Landlock, or the user does not want it.
    bool is_unconfined;
    /// Whether it sees no processes but its own.
    bool hides_processes;
    /// In bytes; 0 for no limit.
    unsigned long address_space;
    /// Of computing time for each process; 0 for no limit.
    unsigned long seconds;
    /// How many descendants the supervisor may have; 0 for any number.
    int most_processes;
    /// The highest version of Landlock to be used; then the one that is.
    int landlock_version;
    /// Those of `attend-confine` itself.
    char *const *arguments;
    const struct grant *grants;
    size_t grant_count;
    /// Processes that it must not signal, for kernels on which Landlock does not see to that.
    pid_t supervisor, attend;
    /// A socket to the supervisor; -1 for none. The child sends the descriptor by which the kernel asks before each fork.
    int questions;
};

/// Confines the calling process for good, with all programs that it executes.
/// - Returns: the step that has failed, with `errno` set; NULL when none has.
const char *confine(struct confinement *confinement);

/// Restricts files, TCP, signals and abstract sockets, each as far as the kernel knows how.
const char *restrict_files(struct confinement *confinement);

/// Has the children that this process starts from now on be in a process namespace of their own.
/// - Returns: the step that has failed, with `errno` set; NULL when none has.
const char *separate_processes(void);

/// In such a child: has `/proc` list the processes of its namespace only.
/// - Returns: the step that has failed, with `errno` set; NULL when none has.
const char *list_own_processes(void);

/// Refuses system calls that reach what Landlock does not restrict, and has the supervisor asked about each fork.
const char *restrict_system_calls(const struct confinement *confinement);

/// Sends a descriptor through a socket.
int send_descriptor(int socket, int descriptor);

/// - Returns: a descriptor that came through a socket, -1 for none.
int receive_descriptor(int socket);

/// Answers the kernel's question whether a process may fork.
void answer_fork(int questions, bool may_fork);

/// Runs a program in a confined child process and ends all its descendants; then ends as the program has ended.
_Noreturn void supervise(struct confinement *confinement, char *const program[]);
