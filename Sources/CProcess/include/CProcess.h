#pragma once

#include <stdint.h>
#include <sys/types.h>

/// The most bytes of memory that a child process has held which has ended and still waits to be reaped, or one of those
/// that it has reaped itself, at least what this process held when it started it; 0 where the system only tells whoever reaps it.
int64_t process_peak_memory(pid_t process);
