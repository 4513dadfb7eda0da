// Folders of hostile programs: nested more deeply than any path is long, without permissions, full of links. Nothing here
// follows a link or builds a path.

#define _GNU_SOURCE

#include "CProcess.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/// How deeply `folder_bytes` follows folders.
static const int deepest = 200;

/// Opens a folder of this user, whatever its permissions are; NULL for anything else.
static DIR *open_folder(int parent, const char *name) {
    const int flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC;
    int descriptor = openat(parent, name, flags);
    struct stat facts;
    if (descriptor < 0 && errno == EACCES && fstatat(parent, name, &facts, AT_SYMLINK_NOFOLLOW) == 0
        && S_ISDIR(facts.st_mode) && fchmodat(parent, name, 0700, 0) == 0) {
        descriptor = openat(parent, name, flags);
    }
    return descriptor < 0 ? NULL : fdopendir(descriptor);
}

/// The next entry apart from the folder itself and its parent.
static const char *next_name(DIR *folder) {
    for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) return entry->d_name;
    }
    return NULL;
}

static int64_t bytes_in(int parent, const char *name, int depth, int64_t most) {
    if (depth > deepest) return most;
    DIR *folder = open_folder(parent, name);
    if (folder == NULL) return 0;
    int64_t total = 0;
    const char *entry;
    while (total < most && (entry = next_name(folder)) != NULL) {
        struct stat facts;
        if (fstatat(dirfd(folder), entry, &facts, AT_SYMLINK_NOFOLLOW) != 0) continue;
        // An empty file takes room, too.
        total += facts.st_blocks > 8 ? (int64_t)facts.st_blocks * 512 : 4096;
        if (S_ISDIR(facts.st_mode)) total += bytes_in(dirfd(folder), entry, depth + 1, most - total);
    }
    closedir(folder);
    return total;
}

int64_t folder_bytes(const char *path, int64_t most) { return bytes_in(AT_FDCWD, path, 0, most); }

/// Removes everything in a folder but the folders in it, which it moves to `top` under numbers; they are emptied later.
/// - Returns: whether anything was removed or moved.
static bool flatten(DIR *folder, int top, unsigned *number) {
    bool has_changed = false;
    const char *name;
    while ((name = next_name(folder)) != NULL) {
        if (unlinkat(dirfd(folder), name, 0) == 0 || unlinkat(dirfd(folder), name, AT_REMOVEDIR) == 0) {
            has_changed = true;
            continue;
        }
        // A folder can be moved only by those who may write it.
        DIR *inner = open_folder(dirfd(folder), name);
        if (inner == NULL) continue;
        fchmod(dirfd(inner), 0700);
        closedir(inner);
        char moved[32];
        do {
            snprintf(moved, sizeof moved, "removed-%u", (*number)++);
        } while (faccessat(top, moved, F_OK, AT_SYMLINK_NOFOLLOW) == 0);
        if (renameat(dirfd(folder), name, top, moved) == 0) has_changed = true;
    }
    return has_changed;
}

int folder_remove(const char *path) {
    unsigned number = 0;
    for (bool has_changed = true; has_changed;) {
        has_changed = false;
        DIR *top = open_folder(AT_FDCWD, path);
        if (top == NULL) break;
        fchmod(dirfd(top), 0700);
        const char *name;
        while ((name = next_name(top)) != NULL) {
            if (unlinkat(dirfd(top), name, 0) == 0 || unlinkat(dirfd(top), name, AT_REMOVEDIR) == 0) {
                has_changed = true;
                continue;
            }
            DIR *folder = open_folder(dirfd(top), name);
            if (folder == NULL) continue;
            fchmod(dirfd(folder), 0700);
            if (flatten(folder, dirfd(top), &number)) has_changed = true;
            closedir(folder);
        }
        closedir(top);
    }
    return rmdir(path);
}
