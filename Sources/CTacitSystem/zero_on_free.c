// Overwrites every heap block of the process when it is freed.
//
// Secrets with an owner live in SecureBytes. Texts do not: strings, JSON encoders and network buffers
// copy them about the heap, and a freed copy stays readable for as long as nothing is put over it.
// These two functions take the place of the C library's in every executable that this file is
// linked into, for all callers: Swift, C, C++ (`operator delete` ends in `free`) and the library's
// own. Blocks still come from glibc, so only what releases is replaced.
//
// Safe before main and in a forked child: no state, no lock, no initialiser, no allocation of its own.
// `errno` is left alone. Needs glibc (`__libc_malloc`, `__libc_free`) linked dynamically.
//
// Compiled out under the address and thread sanitizers, which bring their own heap, and when
// TACIT_NO_ZERO_ON_FREE is defined.

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define TACIT_NO_ZERO_ON_FREE 1
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define TACIT_NO_ZERO_ON_FREE 1
#endif

#ifndef TACIT_NO_ZERO_ON_FREE

#include <malloc.h>
#include <stddef.h>
#include <string.h>

extern void *__libc_malloc(size_t size);
extern void __libc_free(void *block);

// The usable size, not the requested one: realloc below hands out the whole block in place.
static void wipe_and_release(void *block) {
    explicit_bzero(block, malloc_usable_size(block));
    __libc_free(block);
}

void free(void *block) {
    if (block != NULL) {
        wipe_and_release(block);
    }
}

// The C library's realloc moves by releasing the old block itself, past `free`. This one keeps the
// block while the new size fits and is not under half of it, and otherwise moves in the open.
void *realloc(void *block, size_t size) {
    if (block == NULL) {
        return __libc_malloc(size);
    }
    if (size == 0) {  // glibc: frees and returns null
        wipe_and_release(block);
        return NULL;
    }
    const size_t usable = malloc_usable_size(block);
    if (size <= usable && size >= usable / 2) {
        explicit_bzero((char *)block + size, usable - size);
        return block;
    }
    void *moved = __libc_malloc(size);
    if (moved == NULL) {
        return NULL;  // the old block stays as it is, errno says ENOMEM
    }
    memcpy(moved, block, size < usable ? size : usable);
    wipe_and_release(block);
    return moved;
}

#endif
