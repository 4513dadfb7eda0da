#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

/// The most bytes of memory that a child process has held which has ended and still waits to be reaped, or one of those
/// that it has reaped itself, at least what this process held when it started it; 0 where the system only tells whoever reaps it.
int64_t process_peak_memory(pid_t process);

/// How many bytes the files below a folder take, or `most` when that is less or folders are nested very deeply.
int64_t folder_bytes(const char *path, int64_t most);

/// Removes a folder with everything in it, however deep it is.
/// - Returns: 0, or -1 with `errno` set.
int folder_remove(const char *path);

/// The version of Landlock, the kernel's means to confine a process; the error number, below zero, where there is none.
int process_landlock_version(void);

/// Whether a process can be started that sees no others: the kernel may have no namespaces, or forbid them.
bool process_can_hide_others(void);
