// What calls.c, journal.c and image.c share.

#ifndef TACIT_POWER_LOSS_JOURNAL_H
#define TACIT_POWER_LOSS_JOURNAL_H

#include <pthread.h>
#include <sys/types.h>

#include "power_loss.h"

enum { largest_name = 64, most_directories = 4, most_disks = 64 };

typedef enum { op_create, op_write, op_cut, op_sync, op_unlink, op_rename, op_sync_names } op_kind;

/// One call.
typedef struct {
    op_kind kind;
    int directory;
    int file;
    off_t offset;
    size_t length;
    uint8_t *bytes;
    char name[largest_name];
    char other[largest_name];
} op;

/// A name in a directory and the file that has it.
typedef struct {
    char name[largest_name];
    int directory;
    int file;
} entry;

/// A file's bytes, as far as they are durable.
typedef struct {
    uint8_t *bytes;
    size_t length;
    size_t room;
} content;

typedef struct {
    entry *entries;
    size_t count;
    size_t room;
} names;

typedef struct {
    bool watched;
    char root[512];
    char ignored[largest_name];
    /// Directories below the root, by their number; "" is the root itself.
    char directories[most_directories][largest_name];
    int directory_count;
    /// Names as they are now.
    names now;
    int file_count;
    /// What was there at the beginning.
    names first_names;
    content *first_contents;
    int first_count;
    op *ops;
    size_t count;
    size_t room;
    power_loss_fault fault;
    size_t countdown;
    bool forever;
    size_t failures;
} power_loss_disk;

/// One lock for all disks: calls are entered in the order in which they took effect.
extern pthread_mutex_t power_loss_lock;

power_loss_disk *disk_numbered(int number);
power_loss_disk *disk_of_path(const char *path, int *directory, char *name);
int directory_number(power_loss_disk *disk, const char *relative);
op *journal(power_loss_disk *disk, op_kind kind);
int find_name(const names *names, int directory, const char *name);
void put_name(names *names, int directory, const char *name, int file);
bool remove_name(names *names, int directory, const char *name);
power_loss_disk *disk_of_descriptor(int number, int *directory);
bool name_call_fails(power_loss_disk *disk);
bool is_ignored(const power_loss_disk *disk, const char *name);

#endif
