// The calls that change names, as calls.c has those that change bytes.

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "journal.h"

/// The watched disk in which a name lies, given as the calls are given it.
static power_loss_disk *place(int at, const char *path, int *directory, char *name) {
    if (path[0] == '/') {
        return disk_of_path(path, directory, name);
    }
    power_loss_disk *disk = at == AT_FDCWD ? NULL : disk_of_descriptor(at, directory);
    if (disk == NULL || strlen(path) >= largest_name) {
        return NULL;
    }
    strcpy(name, path);
    return disk;
}

int unlinkat(int at, const char *path, int flags) {
    int directory;
    char name[largest_name];
    power_loss_disk *disk = flags == 0 ? place(at, path, &directory, name) : NULL;
    if (disk == NULL) {
        return (int)syscall(SYS_unlinkat, at, path, flags);
    }
    pthread_mutex_lock(&power_loss_lock);
    int result = -1;
    if (!name_call_fails(disk)) {
        result = (int)syscall(SYS_unlinkat, at, path, flags);
    }
    if (result == 0 && remove_name(&disk->now, directory, name)) {
        op *gone = journal(disk, op_unlink);
        gone->directory = directory;
        strcpy(gone->name, name);
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int renameat(int at, const char *path, int to, const char *other) {
    int directory;
    int second;
    char name[largest_name];
    char next[largest_name];
    power_loss_disk *disk = place(at, path, &directory, name);
    if (disk == NULL || place(to, other, &second, next) != disk || second != directory) {
        return (int)syscall(SYS_renameat2, at, path, to, other, 0);
    }
    pthread_mutex_lock(&power_loss_lock);
    int result = -1;
    if (!name_call_fails(disk)) {
        result = (int)syscall(SYS_renameat2, at, path, to, other, 0);
    }
    int file = find_name(&disk->now, directory, name);
    if (result == 0 && file >= 0) {
        remove_name(&disk->now, directory, name);
        put_name(&disk->now, directory, next, file);
        op *renamed = journal(disk, op_rename);
        renamed->directory = directory;
        strcpy(renamed->name, name);
        strcpy(renamed->other, next);
    }
    pthread_mutex_unlock(&power_loss_lock);
    return result;
}

int rename(const char *path, const char *other) {
    return renameat(AT_FDCWD, path, AT_FDCWD, other);
}
