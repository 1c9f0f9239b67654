// A seccomp filter that denies by name what an agent never needs; everything else stays allowed.
//
// A list of what is allowed would be stronger and would break with every update of the C library or of Swift's
// runtime. Files and TCP are landlock's part.

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#else
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif
#define X32_BIT 0x40000000U

// Calls newer than Debian 12's headers would go in by number; these all have names there.
static const unsigned denied[] = {
    // programs
    SYS_execve, SYS_execveat,
    // other processes
    SYS_ptrace, SYS_process_vm_readv, SYS_process_vm_writev, SYS_process_madvise, SYS_pidfd_getfd, SYS_kcmp,
    // ways around the rights to files
    SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot, SYS_move_mount, SYS_open_tree, SYS_fsopen, SYS_fsconfig,
    SYS_fsmount, SYS_fspick, SYS_mount_setattr, SYS_unshare, SYS_setns, SYS_name_to_handle_at,
    SYS_open_by_handle_at,
    // the kernel
    SYS_init_module, SYS_finit_module, SYS_delete_module, SYS_kexec_load, SYS_kexec_file_load, SYS_bpf,
    SYS_perf_event_open, SYS_userfaultfd, SYS_io_uring_setup, SYS_io_uring_enter, SYS_io_uring_register,
    SYS_add_key, SYS_request_key, SYS_keyctl, SYS_reboot, SYS_swapon, SYS_swapoff, SYS_acct, SYS_syslog,
#if defined(__x86_64__)
    SYS_iopl, SYS_ioperm, SYS_modify_ldt,
#endif
};

#define DENIED_COUNT (sizeof denied / sizeof denied[0])
#define LOAD(member) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, member))
#define RETURN(action) BPF_STMT(BPF_RET | BPF_K, (action))
#define IF_EQUAL(value, yes, no) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (value), (yes), (no))

static size_t put(struct sock_filter *program, size_t at, struct sock_filter statement) {
    program[at] = statement;
    return at + 1;
}

// `socket(AF_UNIX, ...)` passes; the kernel reads the domain as an int, so the low word is all of it (both
// architectures are little-endian).
static size_t put_socket(struct sock_filter *program, size_t at, unsigned number) {
    at = put(program, at, (struct sock_filter)IF_EQUAL(number, 0, 4));
    at = put(program, at, (struct sock_filter)LOAD(args[0]));
    at = put(program, at, (struct sock_filter)IF_EQUAL(AF_UNIX, 0, 1));
    at = put(program, at, (struct sock_filter)RETURN(SECCOMP_RET_ALLOW));
    return put(program, at, (struct sock_filter)RETURN(SECCOMP_RET_ERRNO | EPERM));
}

int tacit_seccomp_deny(void) {
    struct sock_filter program[DENIED_COUNT * 2 + 24];
    size_t n = 0;
    n = put(program, n, (struct sock_filter)LOAD(arch));
    n = put(program, n, (struct sock_filter)IF_EQUAL(OWN_ARCHITECTURE, 1, 0));
    n = put(program, n, (struct sock_filter)RETURN(SECCOMP_RET_KILL_PROCESS));
    n = put(program, n, (struct sock_filter)LOAD(nr));
#if defined(__x86_64__)
    n = put(program, n, (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, X32_BIT, 0, 1));
    n = put(program, n, (struct sock_filter)RETURN(SECCOMP_RET_ERRNO | ENOSYS));
#endif
    for (size_t i = 0; i < DENIED_COUNT; i++) {
        n = put(program, n, (struct sock_filter)IF_EQUAL(denied[i], 0, 1));
        n = put(program, n, (struct sock_filter)RETURN(SECCOMP_RET_ERRNO | EPERM));
    }
    n = put_socket(program, n, SYS_socket);
    n = put_socket(program, n, SYS_socketpair);
    n = put(program, n, (struct sock_filter)RETURN(SECCOMP_RET_ALLOW));

    const struct sock_fprog filter = {(unsigned short)n, program};
    const long result = syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &filter);
    if (result > 0) {
        return EBUSY;  // the id of a thread that has a filter of its own
    }
    return result == 0 ? 0 : errno;
}
