#ifndef TACIT_CSQLITE_SHIM_H
#define TACIT_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Sets one on/off option of a connection and reads it back; returns SQLITE_OK, or SQLITE_MISMATCH
/// when the library kept another value. Here because Swift cannot call a variadic C function.
static inline int tacit_sqlite_option(sqlite3 *connection, int option, int value) {
    int kept = -1;
    int code = sqlite3_db_config(connection, option, value, &kept);
    if (code != SQLITE_OK) {
        return code;
    }
    return kept == value ? SQLITE_OK : SQLITE_MISMATCH;
}

#endif
