// Landlock: a process takes rights to files, TCP and signals from itself.
//
// Debian 12's <linux/landlock.h> knows ABI 2; the numbers here are those of the kernel's own header up to ABI 6
// (Documentation/userspace-api/landlock.rst). A kernel is only asked for what its ABI has.

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#ifndef SYS_landlock_create_ruleset  // the same numbers on every architecture
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

#define CREATE_RULESET_VERSION 1U
#define RULE_PATH_BENEATH 1

#define WRITE_FILE (1ULL << 1)
#define READ_FILE (1ULL << 2)
#define READ_DIR (1ULL << 3)
#define REMOVE_DIR (1ULL << 4)
#define REMOVE_FILE (1ULL << 5)
#define MAKE_DIR (1ULL << 7)
#define MAKE_REG (1ULL << 8)
#define TRUNCATE (1ULL << 14)

// The lowest bits: 13 rights to files in ABI 1, then REFER (2), TRUNCATE (3), IOCTL_DEV (5).
#define ALL_FILES_1 ((1ULL << 13) - 1)
#define ALL_FILES_2 ((1ULL << 14) - 1)
#define ALL_FILES_3 ((1ULL << 15) - 1)
#define ALL_FILES_5 ((1ULL << 16) - 1)
#define BIND_AND_CONNECT_TCP 3ULL
#define ABSTRACT_SOCKETS_AND_SIGNALS 3ULL

struct ruleset {
    uint64_t files;
    uint64_t network;  // ABI 4
    uint64_t scoped;   // ABI 6
};

struct path_beneath {
    uint64_t allowed;
    int32_t parent;
} __attribute__((packed));

static uint64_t file_rights(int abi) {
    if (abi >= 5) {
        return ALL_FILES_5;
    }
    if (abi >= 3) {
        return ALL_FILES_3;
    }
    return abi == 2 ? ALL_FILES_2 : ALL_FILES_1;
}

int tacit_landlock_begin(int *ruleset, int *abi) {
    const long version = syscall(SYS_landlock_create_ruleset, NULL, 0, CREATE_RULESET_VERSION);
    if (version < 0) {
        return errno;
    }
    const struct ruleset denied = {
        .files = file_rights((int)version),
        .network = version >= 4 ? BIND_AND_CONNECT_TCP : 0,
        .scoped = version >= 6 ? ABSTRACT_SOCKETS_AND_SIGNALS : 0,
    };
    // Members that an older kernel does not know are zero, which it accepts.
    const long descriptor = syscall(SYS_landlock_create_ruleset, &denied, sizeof denied, 0);
    if (descriptor < 0) {
        return errno;
    }
    *ruleset = (int)descriptor;  // the kernel opens it close-on-exec
    *abi = (int)version;
    return 0;
}

int tacit_landlock_allow(int ruleset, int abi, const char *path, enum tacit_access access) {
    const int descriptor = open(path, O_PATH | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    int failure = 0;
    struct stat status;
    if (fstat(descriptor, &status) != 0) {
        failure = errno;
    } else {
        uint64_t rights = READ_FILE;
        if (access >= TACIT_WRITE) {
            rights |= WRITE_FILE | TRUNCATE;
        }
        if (S_ISDIR(status.st_mode)) {  // rights to directories are an error on anything else
            rights |= access >= TACIT_READ_ALL ? READ_DIR : 0;
            rights |= access >= TACIT_WRITE ? REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG : 0;
        }
        const struct path_beneath rule = {rights & file_rights(abi), descriptor};
        if (syscall(SYS_landlock_add_rule, ruleset, RULE_PATH_BENEATH, &rule, 0) != 0) {
            failure = errno;
        }
    }
    close(descriptor);
    return failure;
}

int tacit_landlock_enforce(int ruleset) {
    const int failure = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0 ? 0 : errno;
    close(ruleset);
    return failure;
}
