// Which disks are watched, and what happened to them.

#include "journal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

pthread_mutex_t power_loss_lock = PTHREAD_MUTEX_INITIALIZER;

// Never freed: a call of another thread may look at one at any time.
static power_loss_disk disks[most_disks];
static atomic_int watched_count;

power_loss_disk *disk_numbered(int number) { return &disks[number]; }

bool is_ignored(const power_loss_disk *disk, const char *name) {
    size_t length = strlen(disk->ignored);
    size_t own = strlen(name);
    return length > 0 && own >= length && strcmp(name + own - length, disk->ignored) == 0;
}

power_loss_disk *disk_of_path(const char *path, int *directory, char *name) {
    if (atomic_load(&watched_count) == 0) {
        return NULL;
    }
    for (int index = 0; index < most_disks; index++) {
        power_loss_disk *disk = &disks[index];
        size_t length = strlen(disk->root);
        if (!disk->watched || strncmp(path, disk->root, length) != 0
            || (path[length] != '/' && path[length] != 0)) {
            continue;
        }
        const char *relative = path[length] == '/' ? path + length + 1 : path + length;
        const char *slash = strrchr(relative, '/');
        const char *last = slash == NULL ? relative : slash + 1;
        char parent[largest_name] = "";
        size_t parent_length = slash == NULL ? 0 : (size_t)(slash - relative);
        if (strlen(last) >= largest_name || parent_length >= largest_name) {
            return NULL;
        }
        memcpy(parent, relative, parent_length);
        parent[parent_length] = 0;
        strcpy(name, last);
        *directory = directory_number(disk, parent);
        return *directory < 0 ? NULL : disk;
    }
    return NULL;
}

int directory_number(power_loss_disk *disk, const char *relative) {
    for (int index = 0; index < disk->directory_count; index++) {
        if (strcmp(disk->directories[index], relative) == 0) {
            return index;
        }
    }
    return -1;
}

op *journal(power_loss_disk *disk, op_kind kind) {
    if (disk->count == disk->room) {
        disk->room = disk->room == 0 ? 1024 : 2 * disk->room;
        disk->ops = realloc(disk->ops, disk->room * sizeof(op));
    }
    op *next = &disk->ops[disk->count++];
    memset(next, 0, sizeof(op));
    next->kind = kind;
    return next;
}

int find_name(const names *names, int directory, const char *name) {
    for (size_t index = 0; index < names->count; index++) {
        const entry *found = &names->entries[index];
        if (found->directory == directory && strcmp(found->name, name) == 0) {
            return found->file;
        }
    }
    return -1;
}

bool remove_name(names *names, int directory, const char *name) {
    for (size_t index = 0; index < names->count; index++) {
        entry *found = &names->entries[index];
        if (found->directory == directory && strcmp(found->name, name) == 0) {
            *found = names->entries[--names->count];
            return true;
        }
    }
    return false;
}

void put_name(names *names, int directory, const char *name, int file) {
    remove_name(names, directory, name);
    if (names->count == names->room) {
        names->room = names->room == 0 ? 16 : 2 * names->room;
        names->entries = realloc(names->entries, names->room * sizeof(entry));
    }
    entry *made = &names->entries[names->count++];
    strcpy(made->name, name);
    made->directory = directory;
    made->file = file;
}

/// Takes what lies in a directory for durable.
static void scan(power_loss_disk *disk, int directory) {
    char path[1024];
    strcpy(path, disk->root);
    if (disk->directories[directory][0] != 0) {
        strcat(path, "/");
        strcat(path, disk->directories[directory]);
    }
    DIR *listing = opendir(path);
    struct dirent *found;
    while (listing != NULL && (found = readdir(listing)) != NULL) {
        struct stat status;
        if (fstatat(dirfd(listing), found->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) {
            continue;
        }
        if (S_ISDIR(status.st_mode) && found->d_name[0] != '.' && directory == 0
            && disk->directory_count < most_directories) {
            strcpy(disk->directories[disk->directory_count++], found->d_name);
        }
        if (!S_ISREG(status.st_mode) || is_ignored(disk, found->d_name)) {
            continue;
        }
        int file = disk->first_count++;
        disk->first_contents = realloc(
            disk->first_contents, (size_t)disk->first_count * sizeof(content));
        content *bytes = &disk->first_contents[file];
        bytes->length = bytes->room = (size_t)status.st_size;
        bytes->bytes = malloc(bytes->length + 1);
        int number = (int)syscall(SYS_openat, dirfd(listing), found->d_name, O_RDONLY, 0);
        if (syscall(SYS_pread64, number, bytes->bytes, bytes->length, 0) < 0) {
            bytes->length = 0;
        }
        syscall(SYS_close, number);
        put_name(&disk->first_names, directory, found->d_name, file);
        put_name(&disk->now, directory, found->d_name, file);
    }
    if (listing != NULL) {
        closedir(listing);
    }
}

int power_loss_watch(const char *root, const char *ignored) {
    pthread_mutex_lock(&power_loss_lock);
    int number = 0;
    while (number < most_disks && disks[number].watched) {
        number++;
    }
    if (number < most_disks) {
        power_loss_disk *disk = &disks[number];
        memset(disk, 0, sizeof(*disk));
        strncpy(disk->root, root, sizeof(disk->root) - 1);
        strncpy(disk->ignored, ignored, sizeof(disk->ignored) - 1);
        disk->directory_count = 1;
        for (int index = 0; index < disk->directory_count; index++) {
            scan(disk, index);
        }
        disk->file_count = disk->first_count;
        disk->watched = true;
        atomic_fetch_add(&watched_count, 1);
    }
    pthread_mutex_unlock(&power_loss_lock);
    return number < most_disks ? number : -1;
}

void power_loss_forget(int number) {
    power_loss_disk *disk = &disks[number];
    pthread_mutex_lock(&power_loss_lock);
    disk->watched = false;
    atomic_fetch_sub(&watched_count, 1);
    for (size_t index = 0; index < disk->count; index++) {
        free(disk->ops[index].bytes);
    }
    for (int index = 0; index < disk->first_count; index++) {
        free(disk->first_contents[index].bytes);
    }
    free(disk->ops);
    free(disk->first_contents);
    free(disk->first_names.entries);
    free(disk->now.entries);
    disk->count = 0;
    disk->root[0] = 0;
    pthread_mutex_unlock(&power_loss_lock);
}

size_t power_loss_point(int number) {
    power_loss_disk *disk = &disks[number];
    pthread_mutex_lock(&power_loss_lock);
    size_t count = disk->count;
    pthread_mutex_unlock(&power_loss_lock);
    return count;
}

void power_loss_fail(int number, power_loss_fault fault, size_t nth, bool forever) {
    power_loss_disk *disk = &disks[number];
    pthread_mutex_lock(&power_loss_lock);
    disk->fault = fault;
    disk->countdown = nth;
    disk->forever = forever;
    disk->failures = 0;
    pthread_mutex_unlock(&power_loss_lock);
}

size_t power_loss_failures(int number) {
    power_loss_disk *disk = &disks[number];
    pthread_mutex_lock(&power_loss_lock);
    size_t count = disk->failures;
    pthread_mutex_unlock(&power_loss_lock);
    return count;
}
