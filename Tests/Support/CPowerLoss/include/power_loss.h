#ifndef TACIT_POWER_LOSS_H
#define TACIT_POWER_LOSS_H

// A disk whose power can fail, for tests.
//
// While a disk is watched, every call that changes a file below its root is kept in memory in the
// order in which it was made, with its bytes: writes, cuts, syncs, names made, changed and removed.
// From that journal come images of what such a disk may hold after a power failure at any point.
// The calls are those of the C library, put in front of it in the test's executable, and not those
// of a virtual file system of SQLite's: what is durable depends on the calls of three, SQLite, the
// store (renames, directories) and the vault's memory of itself (the anchor), and on their order
// among each other. What SQLite itself would have written is so journalled at the same seam.
//
// What a disk may hold: everything that was synced, and of the rest any part. A file's sync makes
// its bytes and its length durable, not its name; a directory's sync makes its names durable, and
// nothing else. A write that was not synced is there, not there, or torn at any 512 bytes; bytes of
// a file that grew without a sync are zeros, or whatever lay on the disk.
//
// The same seam makes calls fail.

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Begins to watch everything below `root`, an absolute path without links. What is there counts as
/// durable. Names that end in `ignored` (may be empty) are left out. The number of the disk, negative
/// when too many are watched.
int power_loss_watch(const char *root, const char *ignored);

/// Ends it and forgets the journal.
void power_loss_forget(int disk);

/// Calls in the journal so far: a point in time.
size_t power_loss_point(int disk);

/// What a disk held at a point: durable and pending. Points only go up.
typedef struct power_loss_state power_loss_state;

power_loss_state *power_loss_begin(int disk);
void power_loss_end(power_loss_state *state);

/// Lets the journal pass up to a point.
void power_loss_advance(power_loss_state *state, size_t point);

/// How many calls before the point nothing has made durable yet.
size_t power_loss_pending(power_loss_state *state);

/// Writes an image below `root` in place of what is there, except the ignored names; `seed` chooses
/// it. 0 is only what was synced, 1 everything. Returns a hash of names and bytes, 0 on failure.
uint64_t power_loss_image(power_loss_state *state, uint64_t seed, const char *root);

/// How a call fails.
typedef enum {
    /// EIO, for every call.
    power_loss_error = 0,
    /// ENOSPC, for calls that need room.
    power_loss_full = 1,
    /// Half of the bytes are read or written.
    power_loss_short = 2,
} power_loss_fault;

/// From now on the `nth` call (from 1) that a fault can meet fails, or, `forever`, that and all
/// after it; 0 takes the fault away.
void power_loss_fail(int disk, power_loss_fault fault, size_t nth, bool forever);

/// How often the fault was met since it was set.
size_t power_loss_failures(int disk);

#endif
