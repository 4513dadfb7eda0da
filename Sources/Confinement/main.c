// `attend-confine` starts one program of a lesson, or the compiler: confined, supervised, and with nothing left behind.
//
// It is C, and small, because it is started several times for each answer: a Swift program would take longer to load than
// all of its work takes.

#include "confinement.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// `EX_USAGE`.
static const int wrong_usage = 64;

int main(int count, char *arguments[]) {
    struct grant grants[count];
    struct confinement confinement = {
        .arguments = arguments, .grants = grants, .landlock_version = 1 << 16, .questions = -1,
    };
    for (int index = 1; index < count; index++) {
        const char *option = arguments[index];
        const char *value = index + 1 < count ? arguments[index + 1] : NULL;
        if (strcmp(option, "--") == 0 && value != NULL) {
            supervise(&confinement, arguments + index + 1);
        } else if (strcmp(option, "--compiler") == 0) {
            confinement.is_compiler = true;
            continue;
        } else if (strcmp(option, "--network") == 0) {
            confinement.allows_network = true;
            continue;
        } else if (strcmp(option, "--unconfined") == 0) {
            confinement.is_unconfined = true;
            continue;
        } else if (strcmp(option, "--hide-processes") == 0) {
            confinement.hides_processes = true;
            continue;
        } else if (value == NULL) {
            break;
        } else if (strcmp(option, "--read") == 0) {
            grants[confinement.grant_count++] = (struct grant){READ, value};
        } else if (strcmp(option, "--execute") == 0) {
            grants[confinement.grant_count++] = (struct grant){EXECUTE, value};
        } else if (strcmp(option, "--write") == 0) {
            grants[confinement.grant_count++] = (struct grant){WRITE, value};
        } else if (strcmp(option, "--fill") == 0) {
            grants[confinement.grant_count++] = (struct grant){FILL, value};
        } else if (strcmp(option, "--address-space") == 0) {
            confinement.address_space = strtoul(value, NULL, 10);
        } else if (strcmp(option, "--seconds") == 0) {
            confinement.seconds = strtoul(value, NULL, 10);
        } else if (strcmp(option, "--processes") == 0) {
            confinement.most_processes = atoi(value);
        } else if (strcmp(option, "--landlock-version") == 0) {
            confinement.landlock_version = atoi(value);
        } else {
            break;
        }
        index++;
    }
    fprintf(stderr, "usage: attend-confine [--compiler] [--network] [--unconfined] [--hide-processes]\n"
                    "           [--address-space BYTES] [--seconds N] [--processes N] [--landlock-version N]\n"
                    "           [--read PATH | --execute PATH | --write PATH | --fill PATH]... -- PROGRAM...\n");
    return wrong_usage;
}
