// What a disk may hold after a power failure.

#include "journal.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

enum { sector = 512 };

struct power_loss_state {
    power_loss_disk *disk;
    size_t point;
    names names;
    content *contents;
    int file_count;
    /// Indices of calls that nothing has made durable yet, oldest first.
    size_t *pending;
    size_t pending_count;
    size_t pending_room;
};

/// SplitMix64: the same seed is the same image.
static uint64_t next_random(uint64_t *random) {
    *random += 0x9E3779B97F4A7C15u;
    uint64_t word = *random;
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9u;
    word = (word ^ (word >> 27)) * 0x94D049BB133111EBu;
    return word ^ (word >> 31);
}

static bool chance(uint64_t *random, unsigned percent) {
    return next_random(random) % 100 < percent;
}

static void resize(content *file, size_t length, uint64_t *noise) {
    if (length > file->room) {
        file->room = length + length / 2;
        file->bytes = realloc(file->bytes, file->room);
    }
    // What a file grows by is zeros, or what lay on the disk there before.
    bool is_noise = noise != NULL && chance(noise, 25);
    for (size_t index = file->length; index < length; index++) {
        file->bytes[index] = is_noise ? (uint8_t)next_random(noise) : 0;
    }
    file->length = length;
}

static void apply_bytes(content *file, const op *call, uint64_t *noise) {
    if (call->kind == op_cut) {
        resize(file, (size_t)call->offset, noise);
        return;
    }
    size_t end = (size_t)call->offset + call->length;
    if (end > file->length) {
        resize(file, end, noise);
    }
    memcpy(file->bytes + call->offset, call->bytes, call->length);
}

/// A write of which some sectors came to the disk.
static void tear(content *file, const op *call, uint64_t *random) {
    size_t start = (size_t)call->offset;
    size_t end = start + call->length;
    // A write that is cut off is the beginning; a cache that is emptied in any order is any part.
    bool is_prefix = chance(random, 50);
    size_t sectors = (end - 1) / sector - start / sector + 1;
    size_t kept = next_random(random) % (sectors + 1);
    for (size_t index = 0; index < sectors; index++) {
        if (is_prefix ? index >= kept : chance(random, 50)) {
            continue;
        }
        size_t from = (start / sector + index) * sector;
        size_t to = from + sector;
        from = from < start ? start : from;
        to = to > end ? end : to;
        if (to > file->length) {
            resize(file, to, random);
        }
        memcpy(file->bytes + from, call->bytes + (from - start), to - from);
    }
    // The length may have come to the disk without the bytes.
    if (end > file->length && chance(random, 50)) {
        resize(file, end, random);
    }
}

static void apply_name(names *names, const op *call) {
    if (call->kind == op_unlink) {
        remove_name(names, call->directory, call->name);
    } else if (call->kind == op_create) {
        put_name(names, call->directory, call->name, call->file);
    } else {
        int file = find_name(names, call->directory, call->name);
        if (file >= 0) {
            remove_name(names, call->directory, call->name);
            put_name(names, call->directory, call->other, file);
        }
    }
}

static bool is_about_names(const op *call) {
    return call->kind == op_create || call->kind == op_unlink || call->kind == op_rename;
}

static content copy_of(const content *original) {
    content copy = {malloc(original->length + 1), original->length, original->length + 1};
    memcpy(copy.bytes, original->bytes, original->length);
    return copy;
}

power_loss_state *power_loss_begin(int number) {
    power_loss_disk *disk = disk_numbered(number);
    power_loss_state *state = calloc(1, sizeof(*state));
    pthread_mutex_lock(&power_loss_lock);
    state->disk = disk;
    state->file_count = disk->file_count;
    state->contents = calloc((size_t)disk->file_count + 1, sizeof(content));
    for (int index = 0; index < disk->first_count; index++) {
        state->contents[index] = copy_of(&disk->first_contents[index]);
    }
    for (size_t index = 0; index < disk->first_names.count; index++) {
        const entry *found = &disk->first_names.entries[index];
        put_name(&state->names, found->directory, found->name, found->file);
    }
    pthread_mutex_unlock(&power_loss_lock);
    return state;
}

void power_loss_end(power_loss_state *state) {
    for (int index = 0; index < state->file_count; index++) {
        free(state->contents[index].bytes);
    }
    free(state->contents);
    free(state->names.entries);
    free(state->pending);
    free(state);
}

/// Makes what a sync concerns durable, and drops it from what is pending.
static void settle(power_loss_state *state, const op *sync) {
    size_t kept = 0;
    for (size_t index = 0; index < state->pending_count; index++) {
        const op *call = &state->disk->ops[state->pending[index]];
        bool is_meant = sync->kind == op_sync
            ? !is_about_names(call) && call->file == sync->file
            : is_about_names(call) && call->directory == sync->directory;
        if (!is_meant) {
            state->pending[kept++] = state->pending[index];
        } else if (sync->kind == op_sync) {
            apply_bytes(&state->contents[call->file], call, NULL);
        } else {
            apply_name(&state->names, call);
        }
    }
    state->pending_count = kept;
}

void power_loss_advance(power_loss_state *state, size_t point) {
    for (; state->point < point; state->point++) {
        const op *call = &state->disk->ops[state->point];
        if (call->kind == op_sync || call->kind == op_sync_names) {
            settle(state, call);
            continue;
        }
        if (state->pending_count == state->pending_room) {
            state->pending_room = state->pending_room == 0 ? 64 : 2 * state->pending_room;
            state->pending = realloc(state->pending, state->pending_room * sizeof(size_t));
        }
        state->pending[state->pending_count++] = state->point;
    }
}

size_t power_loss_pending(power_loss_state *state) { return state->pending_count; }

/// Lets any part of what is pending happen.
static void choose(power_loss_state *state, names *names, content *contents, uint64_t seed) {
    uint64_t random = seed;
    // A subset of everything, or everything up to some call and the last of it torn.
    bool is_subset = chance(&random, 60);
    unsigned percent = 10 + (unsigned)(next_random(&random) % 80);
    size_t end = state->pending_count == 0 ? 0 : next_random(&random) % (state->pending_count + 1);
    for (size_t index = 0; index < state->pending_count; index++) {
        const op *call = &state->disk->ops[state->pending[index]];
        bool happens = seed == 1 || (is_subset ? chance(&random, percent) : index < end);
        bool is_torn = seed != 1 && call->kind == op_write
            && (is_subset ? chance(&random, 30) : index + 1 == end && chance(&random, 70));
        if (is_about_names(call)) {
            if (happens) {
                apply_name(names, call);
            }
        } else if (is_torn) {
            tear(&contents[call->file], call, &random);
        } else if (happens) {
            apply_bytes(&contents[call->file], call, seed == 1 ? NULL : &random);
        }
    }
}

static uint64_t hash(uint64_t value, const void *bytes, size_t count) {
    const uint8_t *next = bytes;
    for (; count >= 8; count -= 8, next += 8) {
        uint64_t word;
        memcpy(&word, next, 8);
        value = (value ^ word) * 0x9E3779B97F4A7C15u;
        value ^= value >> 29;
    }
    for (; count > 0; count--, next++) {
        value = (value ^ *next) * 0x100000001B3u;
    }
    return value;
}

/// Takes every file of a directory away but the ignored ones.
static void clear(const power_loss_disk *disk, const char *path) {
    DIR *listing = opendir(path);
    struct dirent *found;
    while (listing != NULL && (found = readdir(listing)) != NULL) {
        if (found->d_type == DT_REG && !is_ignored(disk, found->d_name)) {
            syscall(SYS_unlinkat, dirfd(listing), found->d_name, 0);
        }
    }
    if (listing != NULL) {
        closedir(listing);
    }
}

static void path_of(char *path, const power_loss_state *state, const char *root, int directory) {
    strcpy(path, root);
    strcat(path, "/");
    strcat(path, state->disk->directories[directory]);
}

/// Writes what was chosen; 0 when that fails.
static uint64_t write_out(
    power_loss_state *state, const names *names, const content *contents, const char *root
) {
    char path[1024];
    for (int index = 1; index < state->disk->directory_count; index++) {
        path_of(path, state, root, index);
        clear(state->disk, path);
    }
    uint64_t sum = 0;
    for (size_t index = 0; index < names->count; index++) {
        const entry *entry = &names->entries[index];
        const content *file = &contents[entry->file];
        path_of(path, state, root, entry->directory);
        strcat(path, "/");
        strcat(path, entry->name);
        long number = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        size_t written = 0;
        while (number >= 0 && written < file->length) {
            long part = syscall(
                SYS_pwrite64, number, file->bytes + written, file->length - written, written);
            if (part <= 0) {
                break;
            }
            written += (size_t)part;
        }
        if (number < 0 || written < file->length) {
            return 0;
        }
        syscall(SYS_close, number);
        uint64_t own = hash(1, entry->name, strlen(entry->name));
        // The order of names means nothing.
        sum += hash(own ^ file->length, file->bytes, file->length);
    }
    return sum == 0 ? 1 : sum;
}

uint64_t power_loss_image(power_loss_state *state, uint64_t seed, const char *root) {
    names chosen = {NULL, 0, 0};
    for (size_t index = 0; index < state->names.count; index++) {
        const entry *found = &state->names.entries[index];
        put_name(&chosen, found->directory, found->name, found->file);
    }
    content *contents = calloc((size_t)state->file_count + 1, sizeof(content));
    for (int index = 0; index < state->file_count; index++) {
        contents[index] = copy_of(&state->contents[index]);
    }
    if (seed > 0) {
        choose(state, &chosen, contents, seed);
    }
    uint64_t result = write_out(state, &chosen, contents, root);
    for (int index = 0; index < state->file_count; index++) {
        free(contents[index].bytes);
    }
    free(contents);
    free(chosen.entries);
    return result;
}
