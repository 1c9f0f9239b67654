// The calls of the C library that change files, in front of it for the whole test process. Those
// that concern no watched disk are passed on as they are.
//
// Each goes to the kernel by `syscall`, so that no lookup of the next definition is needed before
// main. Needs glibc on Linux with 64-bit offsets.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "journal.h"

enum { most_descriptors = 4096 };

/// What an open descriptor is: a file of a watched disk, or a directory of one.
typedef struct {
    _Atomic(power_loss_disk *) disk;
    int directory;
    int file;
} descriptor;

static descriptor descriptors[most_descriptors];

static descriptor *known(int number) {
    if (number < 0 || number >= most_descriptors) {
        return NULL;
    }
    descriptor *found = &descriptors[number];
    power_loss_disk *disk = atomic_load(&found->disk);
    return disk != NULL && disk->watched ? found : NULL;
}

typedef enum { reading, writing, other } call_kind;

/// Whether this call is to fail, and how; under the lock.
static bool fails(power_loss_disk *disk, call_kind kind, bool *halved) {
    *halved = false;
    if (disk->countdown == 0) {
        return false;
    }
    bool concerned = disk->fault == power_loss_error
        || (disk->fault == power_loss_full && kind == writing)
        || (disk->fault == power_loss_short && kind != other);
    if (!concerned) {
        return false;
    }
    if (disk->countdown > 1) {
        disk->countdown -= 1;
        return false;
    }
    if (!disk->forever) {
        disk->countdown = 0;
    }
    disk->failures += 1;
    if (disk->fault == power_loss_short) {
        *halved = true;
        return false;
    }
    errno = disk->fault == power_loss_full ? ENOSPC : EIO;
    return true;
}

bool name_call_fails(power_loss_disk *disk) {
    bool halved;
    return fails(disk, other, &halved);
}

power_loss_disk *disk_of_descriptor(int number, int *directory) {
    descriptor *found = known(number);
    if (found == NULL || found->file >= 0) {
        return NULL;
    }
    *directory = found->directory;
    return atomic_load(&found->disk);
}

static int open_watched(
    power_loss_disk *disk, int directory, const char *name, int at, const char *path, int flags,
    mode_t mode
) {
    pthread_mutex_lock(&power_loss_lock);
    bool halved;
    bool creates = (flags & O_CREAT) != 0;
    int before = find_name(&disk->now, directory, name);
    bool is_new = creates && before < 0;
    int result = -1;
    if (!fails(disk, is_new ? writing : other, &halved)) {
        result = (int)syscall(SYS_openat, at, path, flags, mode);
    }
    if (result >= 0 && result < most_descriptors && !is_ignored(disk, name)) {
        int file = before;
        if (is_new && name[0] != 0) {
            op *made = journal(disk, op_create);
            file = disk->file_count++;
            made->directory = directory;
            made->file = file;
            strcpy(made->name, name);
            put_name(&disk->now, directory, name, file);
        }
        if (file >= 0 && (flags & O_TRUNC) != 0) {
            op *cut = journal(disk, op_cut);
            cut->file = file;
        }
        struct stat status;
        int number = -1;
        if (file < 0 && fstat(result, &status) == 0 && S_ISDIR(status.st_mode)) {
            char relative[2 * largest_name];
            const char *parent = disk->directories[directory];
            strcpy(relative, parent);
            if (parent[0] != 0 && name[0] != 0) {
                strcat(relative, "/");
            }
            strcat(relative, name);
            number = directory_number(disk, relative);
        }
        if (file >= 0 || number >= 0) {
            descriptors[result].directory = number;
            descriptors[result].file = file;
            atomic_store(&descriptors[result].disk, disk);
        }
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

static int open_any(int at, const char *path, int flags, mode_t mode) {
    int directory;
    char name[largest_name];
    if (path[0] == '/') {
        power_loss_disk *disk = disk_of_path(path, &directory, name);
        if (disk != NULL) {
            return open_watched(disk, directory, name, at, path, flags, mode);
        }
    } else if (at != AT_FDCWD) {
        descriptor *parent = known(at);
        if (parent != NULL && parent->file < 0 && strlen(path) < largest_name) {
            return open_watched(
                atomic_load(&parent->disk), parent->directory, path, at, path, flags, mode);
        }
    }
    return (int)syscall(SYS_openat, at, path, flags, mode);
}

static mode_t mode_of(int flags, va_list rest) {
    return (flags & O_CREAT) != 0 || (flags & O_TMPFILE) == O_TMPFILE ? va_arg(rest, mode_t) : 0;
}

#define OPEN(name, parameters, at)                  \
    int name parameters {                           \
        va_list rest;                               \
        va_start(rest, flags);                      \
        mode_t mode = mode_of(flags, rest);         \
        va_end(rest);                               \
        return open_any(at, path, flags, mode);     \
    }

OPEN(open, (const char *path, int flags, ...), AT_FDCWD)
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD)
OPEN(openat, (int at, const char *path, int flags, ...), at)
OPEN(openat64, (int at, const char *path, int flags, ...), at)

int close(int number) {
    if (number >= 0 && number < most_descriptors) {
        atomic_store(&descriptors[number].disk, NULL);
    }
    return (int)syscall(SYS_close, number);
}

/// A write of a watched file; `offset` is where it lands, under the lock.
static ssize_t write_watched(
    descriptor *file, int number, const void *bytes, size_t count, off_t offset
) {
    power_loss_disk *disk = atomic_load(&file->disk);
    pthread_mutex_lock(&power_loss_lock);
    bool halved;
    ssize_t result = -1;
    if (!fails(disk, writing, &halved)) {
        size_t part = halved && count > 1 ? count / 2 : count;
        result = syscall(SYS_pwrite64, number, bytes, part, offset);
    }
    if (result > 0) {
        op *written = journal(disk, op_write);
        written->file = file->file;
        written->offset = offset;
        written->length = (size_t)result;
        written->bytes = malloc((size_t)result);
        memcpy(written->bytes, bytes, (size_t)result);
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

ssize_t pwrite(int number, const void *bytes, size_t count, off_t offset) {
    descriptor *file = known(number);
    if (file == NULL || file->file < 0) {
        return syscall(SYS_pwrite64, number, bytes, count, offset);
    }
    return write_watched(file, number, bytes, count, offset);
}

ssize_t pwrite64(int number, const void *bytes, size_t count, off_t offset) {
    return pwrite(number, bytes, count, offset);
}

ssize_t write(int number, const void *bytes, size_t count) {
    descriptor *file = known(number);
    if (file == NULL || file->file < 0) {
        return syscall(SYS_write, number, bytes, count);
    }
    off_t offset = syscall(SYS_lseek, number, 0, SEEK_CUR);
    ssize_t result = write_watched(file, number, bytes, count, offset);
    if (result > 0) {
        syscall(SYS_lseek, number, offset + result, SEEK_SET);
    }
    return result;
}

static ssize_t read_watched(descriptor *file, int number, void *bytes, size_t count, off_t offset) {
    power_loss_disk *disk = atomic_load(&file->disk);
    pthread_mutex_lock(&power_loss_lock);
    bool halved;
    bool failed = fails(disk, reading, &halved);
    pthread_mutex_unlock(&power_loss_lock);
    if (failed) {
        return -1;
    }
    size_t part = halved && count > 1 ? count / 2 : count;
    return offset < 0 ? syscall(SYS_read, number, bytes, part)
                      : syscall(SYS_pread64, number, bytes, part, offset);
}

ssize_t pread(int number, void *bytes, size_t count, off_t offset) {
    descriptor *file = known(number);
    if (file == NULL || file->file < 0) {
        return syscall(SYS_pread64, number, bytes, count, offset);
    }
    return read_watched(file, number, bytes, count, offset);
}

ssize_t pread64(int number, void *bytes, size_t count, off_t offset) {
    return pread(number, bytes, count, offset);
}

ssize_t read(int number, void *bytes, size_t count) {
    descriptor *file = known(number);
    if (file == NULL || file->file < 0) {
        return syscall(SYS_read, number, bytes, count);
    }
    return read_watched(file, number, bytes, count, -1);
}

int ftruncate(int number, off_t length) {
    descriptor *file = known(number);
    if (file == NULL || file->file < 0) {
        return (int)syscall(SYS_ftruncate, number, length);
    }
    power_loss_disk *disk = atomic_load(&file->disk);
    pthread_mutex_lock(&power_loss_lock);
    bool halved;
    int result = fails(disk, other, &halved) ? -1 : (int)syscall(SYS_ftruncate, number, length);
    if (result == 0) {
        op *cut = journal(disk, op_cut);
        cut->file = file->file;
        cut->offset = length;
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

int ftruncate64(int number, off_t length) { return ftruncate(number, length); }

static int synchronise(int number, long call) {
    descriptor *file = known(number);
    if (file == NULL) {
        return (int)syscall(call, number);
    }
    power_loss_disk *disk = atomic_load(&file->disk);
    pthread_mutex_lock(&power_loss_lock);
    bool halved;
    // The disk of a test is memory: there is nothing to wait for.
    int result = fails(disk, other, &halved) ? -1 : 0;
    if (result == 0) {
        op *synced = journal(disk, file->file < 0 ? op_sync_names : op_sync);
        synced->file = file->file;
        synced->directory = file->directory;
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

int fsync(int number) { return synchronise(number, SYS_fsync); }
int fdatasync(int number) { return synchronise(number, SYS_fdatasync); }
