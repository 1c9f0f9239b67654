// What a process does to itself, and how the parent starts a worker.

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/close_range.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

int tacit_harden(void) {
    int failure = 0;
    umask(077);
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) {
        failure = errno;
    }
    if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0) {
        failure = errno;
    }
    return failure;
}

int tacit_no_new_privileges(void) {
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 ? 0 : errno;
}

int tacit_die_with_parent(pid_t parent, int signal) {
    if (prctl(PR_SET_PDEATHSIG, signal, 0, 0, 0) != 0) {
        return errno;
    }
    // It may have ended before the line above, and then no signal comes.
    return getppid() == parent ? 0 : ESRCH;
}

int tacit_close_on_exec_from(int first) {
    // By number: a C library older than the kernel call has no function for it.
    return syscall(SYS_close_range, first, ~0U, CLOSE_RANGE_CLOEXEC) == 0 ? 0 : errno;
}

#define MOST_ARGUMENTS 16

// glibc's adddup2 of a descriptor onto itself takes close-on-exec away, which is what is wanted.
static int set_descriptors(posix_spawn_file_actions_t *actions, int listener, int messages) {
    // 3 is written first: should `messages` be 3, it would be lost.
    if (messages == 3) {
        return EINVAL;
    }
    int failure = posix_spawn_file_actions_adddup2(actions, listener, 3);
    if (failure == 0) {
        failure = posix_spawn_file_actions_addopen(actions, 0, "/dev/null", O_RDONLY, 0);
    }
    if (failure == 0) {
        failure = posix_spawn_file_actions_adddup2(actions, messages, 1);
    }
    if (failure == 0) {
        failure = posix_spawn_file_actions_adddup2(actions, messages, 2);
    }
    return failure;
}

int tacit_spawn_self(const char *name, const char *arguments, int listener, int messages, pid_t *child) {
    char *argv[MOST_ARGUMENTS + 2] = {(char *)name};
    size_t count = 1;
    for (const char *next = arguments; *next != '\0'; next += strlen(next) + 1) {
        if (count > MOST_ARGUMENTS) {
            return E2BIG;
        }
        argv[count++] = (char *)next;
    }
    // The worker needs no more of the environment than the time zone; what else is in there is nobody's secret
    // if it is not copied.
    char zone[256] = "";
    const char *inherited = getenv("TZ");
    if (inherited != NULL && strlen(inherited) < sizeof zone - 3) {
        snprintf(zone, sizeof zone, "TZ=%s", inherited);
    }
    // Swift's runtime would print registers and memory of a crash.
    char no_backtrace[] = "SWIFT_BACKTRACE=enable=no";
    char *environment[] = {no_backtrace, zone[0] == '\0' ? NULL : zone, NULL};

    posix_spawn_file_actions_t actions;
    int failure = posix_spawn_file_actions_init(&actions);
    if (failure != 0) {
        return failure;
    }
    failure = set_descriptors(&actions, listener, messages);
    if (failure == 0) {
        pid_t started;
        failure = posix_spawn(&started, "/proc/self/exe", &actions, NULL, argv, environment);
        if (failure == 0) {
            *child = started;
        }
    }
    posix_spawn_file_actions_destroy(&actions);
    return failure;
}
