// The few Linux calls that Swift cannot make, or cannot make briefly: variadic ones (prctl), ones without a
// C library function (landlock, seccomp), and structures that Swift does not import well.
//
// Every function returns 0 or an errno value, leaves its results alone when it fails, and prints nothing.
// Strings are only read during the call. Linux on x86_64 and aarch64 only.

#ifndef TACIT_SYSTEM_H
#define TACIT_SYSTEM_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>
#include <termios.h>

#if !defined(__linux__) || !(defined(__x86_64__) || defined(__aarch64__))
#error "tacit runs on Linux on x86_64 and aarch64"
#endif

#pragma clang assume_nonnull begin

// --- process.c: what a process does to itself and its children ---

/// The first act of every executable: not dumpable (no ptrace and no /proc/PID/mem for the same user), no core
/// files, and nothing that it creates is for others (umask 077). Does all three even when one fails.
int tacit_harden(void);

/// No later execve of this thread or its children gains privileges; landlock and seccomp need it.
int tacit_no_new_privileges(void);

/// This process gets `signal` when `parent` ends. ESRCH when it has ended already.
int tacit_die_with_parent(pid_t parent, int signal);

/// Marks all open descriptors from `first` on close-on-exec, so that no child inherits what a launcher left open.
int tacit_close_on_exec_from(int first);

/// Starts this executable again, even if its file was replaced, with the arguments `argv[0] = name` and then
/// `arguments` (each ends in NUL, the list in an empty string).
///
/// The child has `listener` as descriptor 3, /dev/null as standard input, `messages` as standard output and
/// error, nothing else; of the environment only TZ, and no backtraces; and the caller's signal mask.
int tacit_spawn_self(const char *name, const char *arguments, int listener, int messages, pid_t *child);

// --- landlock.c: which files, and that there is no network ---

/// Starts a rule set that denies all that this kernel's landlock can deny: every access to files, TCP from ABI 4
/// on, abstract sockets and signals to other processes from ABI 6 on. Nothing is in force yet.
///
/// `ruleset` is a descriptor, to be given to `tacit_landlock_enforce`. ENOSYS or EOPNOTSUPP: no landlock here.
int tacit_landlock_begin(int *ruleset, int *abi);

/// What a rule set may allow beneath a directory; each allows what stands before it as well. Never execution,
/// links, sockets or devices.
enum tacit_access {
    /// Reading files whose names are known.
    TACIT_READ_FILES,
    /// Reading directories.
    TACIT_READ_ALL,
    /// Writing, making and removing regular files and directories.
    TACIT_WRITE,
};

/// Allows access beneath a directory, or to a file.
int tacit_landlock_allow(int ruleset, int abi, const char *path, enum tacit_access access);

/// Puts the rule set in force for this thread and all that it starts, for good, and closes it. Call it while
/// there is one thread only. Needs `tacit_no_new_privileges`.
int tacit_landlock_enforce(int ruleset);

// --- seccomp.c: which system calls ---

/// From now on, in all threads and for good: EPERM for starting programs, reaching into other processes, mounting,
/// kernel modules, keyrings, bpf, perf, io_uring and userfaultfd, and for sockets other than AF_UNIX. A call of
/// another architecture ends the process; the x32 calls are ENOSYS. Needs `tacit_no_new_privileges`.
int tacit_seccomp_deny(void);

// --- sockets.c: who is on the other side, and systemd ---

/// The user who connected a Unix socket (SO_PEERCRED), as of the time of the connect.
int tacit_peer_uid(int descriptor, uint32_t *uid);

/// The one listening socket that systemd passed to this process (LISTEN_PID, LISTEN_FDS), now close-on-exec, or -1
/// when it passed none. Removes the variables. EINVAL when it is not one listening Unix stream socket.
int tacit_inherited_listener(int *descriptor);

/// Whether `descriptor` is a listening Unix stream socket: 0, or EINVAL.
int tacit_check_listener(int descriptor);

/// Binds a Unix stream socket that only its owner may use (mode 0600) and listens with that many waiting
/// connections. ENAMETOOLONG when the path has over 103 bytes. Changes the umask during the call: one thread only.
int tacit_listen(const char *path, int backlog, int *descriptor);

/// Whether someone listens at `path`: 0; ECONNREFUSED when it is a socket that nobody listens on.
int tacit_probe_socket(const char *path);

/// Tells systemd about a change of state, such as "READY=1"; 0 as well when nobody asked to be told.
int tacit_notify(const char *state);

// --- clocks.c ---

/// Nanoseconds since boot, with the time spent suspended.
int tacit_boot_clock(int64_t *nanoseconds);

/// Nanoseconds since boot, without the time spent suspended.
int tacit_monotonic_clock(int64_t *nanoseconds);

/// Seconds that local time is ahead of UTC at a point in time.
int tacit_local_offset(int64_t unix_seconds, int32_t *offset_seconds);

/// Seconds that local time is ahead of UTC when a clock on the wall here shows this. A time that occurs twice is
/// taken as the first; one that is skipped as the system's mktime takes it. EINVAL for fields out of range.
int tacit_local_offset_at(int year, int month, int day, int hour, int minute, int32_t *offset_seconds);

/// The time as `2026-03-02T09:00:00Z` for the agent's messages; writes 21 bytes, the last is NUL.
int tacit_message_time(char *text);

// --- terminal.c ---

/// The settings of a terminal, to be put back.
struct tacit_terminal {
    struct termios settings;
};

/// Keeps the settings of a terminal. ENOTTY when it is none.
int tacit_terminal_save(int descriptor, struct tacit_terminal *saved);

/// Hides what is typed, keeps line editing; forgets what was typed ahead.
int tacit_terminal_hide(int descriptor, const struct tacit_terminal *saved);

/// Hands over each key as it is typed, unshown; Ctrl-C still interrupts.
int tacit_terminal_keys(int descriptor, const struct tacit_terminal *saved);

/// Puts the settings back. May be called in a signal handler.
int tacit_terminal_restore(int descriptor, const struct tacit_terminal *saved);

/// Columns and rows. ENOTTY when it is no terminal or it does not know.
int tacit_terminal_size(int descriptor, uint16_t *columns, uint16_t *rows);

#pragma clang assume_nonnull end

#endif
