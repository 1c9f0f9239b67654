// The agent's socket, who is on its other side, and systemd's two small protocols (sd_listen_fds(3), sd_notify(3)).

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#define FIRST_PASSED 3
#define LONGEST_PATH 103  // some systems' sun_path has 104 bytes with its NUL; clients there are given one limit

int tacit_peer_uid(int descriptor, uint32_t *uid) {
    struct ucred peer;
    socklen_t length = sizeof peer;
    if (getsockopt(descriptor, SOL_SOCKET, SO_PEERCRED, &peer, &length) != 0) {
        return errno;
    }
    if (length != sizeof peer) {
        return EINVAL;
    }
    *uid = peer.uid;
    return 0;
}

static int option(int descriptor, int name, int wanted) {
    int value = 0;
    socklen_t length = sizeof value;
    return getsockopt(descriptor, SOL_SOCKET, name, &value, &length) == 0 && value == wanted;
}

int tacit_check_listener(int descriptor) {
    const int right = option(descriptor, SO_DOMAIN, AF_UNIX) && option(descriptor, SO_TYPE, SOCK_STREAM) &&
                      option(descriptor, SO_ACCEPTCONN, 1);
    return right ? 0 : EINVAL;
}

// All of `text` as a decimal number under 2^31; -1 when it is none.
static long number(const char *_Nullable text) {
    if (text == NULL || *text < '0' || *text > '9') {
        return -1;
    }
    char *end;
    errno = 0;
    const long value = strtol(text, &end, 10);
    return errno == 0 && *end == '\0' && value <= 0x7fffffff ? value : -1;
}

int tacit_inherited_listener(int *descriptor) {
    const long process = number(getenv("LISTEN_PID"));
    const long count = number(getenv("LISTEN_FDS"));
    unsetenv("LISTEN_PID");
    unsetenv("LISTEN_FDS");
    unsetenv("LISTEN_FDNAMES");
    if (process != (long)getpid() || count == 0) {
        *descriptor = -1;
        return 0;
    }
    if (count != 1 || tacit_check_listener(FIRST_PASSED) != 0) {
        return EINVAL;
    }
    if (fcntl(FIRST_PASSED, F_SETFD, FD_CLOEXEC) != 0) {
        return errno;
    }
    *descriptor = FIRST_PASSED;
    return 0;
}

static int address_of(const char *path, struct sockaddr_un *address) {
    const size_t length = strlen(path);
    if (length > LONGEST_PATH) {
        return ENAMETOOLONG;
    }
    memset(address, 0, sizeof *address);
    address->sun_family = AF_UNIX;
    memcpy(address->sun_path, path, length);
    return 0;
}

static int stream_socket(int *descriptor) {
    *descriptor = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    return *descriptor >= 0 ? 0 : errno;
}

int tacit_listen(const char *path, int backlog, int *descriptor) {
    struct sockaddr_un address;
    int failure = address_of(path, &address);
    if (failure != 0) {
        return failure;
    }
    int made;
    failure = stream_socket(&made);
    if (failure != 0) {
        return failure;
    }
    const mode_t before = umask(0177);  // there is no moment at which another user could connect
    if (bind(made, (const struct sockaddr *)&address, sizeof address) != 0) {
        failure = errno;
    }
    umask(before);
    if (failure == 0 && listen(made, backlog) != 0) {
        failure = errno;
    }
    if (failure != 0) {
        close(made);
        return failure;
    }
    *descriptor = made;
    return 0;
}

int tacit_probe_socket(const char *path) {
    struct sockaddr_un address;
    int failure = address_of(path, &address);
    if (failure != 0) {
        return failure;
    }
    int made;
    failure = stream_socket(&made);
    if (failure != 0) {
        return failure;
    }
    if (connect(made, (const struct sockaddr *)&address, sizeof address) != 0) {
        failure = errno == EAGAIN ? 0 : errno;  // EAGAIN: alive, and its backlog is full
    }
    close(made);
    return failure;
}

int tacit_notify(const char *state) {
    const char *place = getenv("NOTIFY_SOCKET");
    if (place == NULL) {
        return 0;
    }
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    const size_t length = strlen(place);
    if ((place[0] != '/' && place[0] != '@') || length >= sizeof address.sun_path) {
        return EINVAL;
    }
    memcpy(address.sun_path, place, length);
    if (place[0] == '@') {
        address.sun_path[0] = '\0';  // systemd writes an abstract address so
    }
    const int made = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (made < 0) {
        return errno;
    }
    const socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + length);
    int failure = 0;
    if (sendto(made, state, strlen(state), MSG_NOSIGNAL, (const struct sockaddr *)&address, size) < 0) {
        failure = errno;
    }
    close(made);
    return failure;
}
