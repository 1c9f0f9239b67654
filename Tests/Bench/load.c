/* Sends requests to a Unix socket over connections that are kept alive, and says how long each took.
 *
 *   load SOCKET turns ROUNDS WORK...        the works one after another, in turn, on one connection
 *   load SOCKET many CONNECTIONS ROUNDS REQUEST...    requests on that many connections at once
 *
 * A WORK is a file with one whole HTTP request, or sync:FILE: one write of 4 KiB at a new place of the file and
 * fdatasync. Output: a line for each work, "NAME microseconds...", and for `many` also "seconds TOTAL".
 * In C, because in Python the client would be the slower half.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

enum { ROOM = 1 << 20, BLOCK = 4096, MOST = 256 };

struct request { const char *name; char *bytes; size_t count; };
struct connection { int socket; size_t got, wanted; double begun; char answer[ROOM]; };

static void fail(const char *what) {
    fprintf(stderr, "load: %s: %s\n", what, strerror(errno));
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec * 1e-9;
}

static struct request request_in(const char *path) {
    struct request request = { path, malloc(ROOM), 0 };
    FILE *file = fopen(path, "rb");
    if (!file || !request.bytes) fail(path);
    request.count = fread(request.bytes, 1, ROOM, file);
    fclose(file);
    return request;
}

static int connect_to(const char *path) {
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    if (strlen(path) >= sizeof address.sun_path) fail("path of the socket");
    strcpy(address.sun_path, path);
    int socket_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (socket_ < 0 || connect(socket_, (struct sockaddr *)&address, sizeof address)) fail("connect");
    return socket_;
}

static void begin(struct connection *connection, const struct request *request) {
    connection->got = connection->wanted = 0;
    connection->begun = now();
    size_t sent = 0;
    while (sent < request->count) {
        ssize_t count = write(connection->socket, request->bytes + sent, request->count - sent);
        if (count <= 0) fail("write");
        sent += (size_t)count;
    }
}

/* Takes what has arrived; true when the answer is whole. Anything but 2xx ends the run. */
static int whole(struct connection *connection) {
    ssize_t count = read(connection->socket, connection->answer + connection->got, ROOM - 1 - connection->got);
    if (count <= 0) fail("read");
    connection->got += (size_t)count;
    connection->answer[connection->got] = 0;
    if (!connection->wanted) {
        char *end = strstr(connection->answer, "\r\n\r\n");
        if (!end) return 0;
        char *length = strcasestr(connection->answer, "\r\ncontent-length:");
        if (connection->answer[9] != '2' || !length || length > end) {
            fprintf(stderr, "load: %.400s\n", connection->answer);
            exit(1);
        }
        connection->wanted = (size_t)(end + 4 - connection->answer) + strtoul(length + 17, NULL, 10);
    }
    return connection->got >= connection->wanted;
}

static double one(struct connection *connection, const struct request *request) {
    begin(connection, request);
    while (!whole(connection)) {}
    return now() - connection->begun;
}

static double synchronised(int file, off_t *place) {
    static char block[BLOCK];
    memset(block, (int)(*place / BLOCK), BLOCK);
    double begun = now();
    if (pwrite(file, block, BLOCK, *place) != BLOCK || fdatasync(file)) fail("fdatasync");
    *place += BLOCK;
    return now() - begun;
}

static void turns(const char *path, long rounds, int count, char **works) {
    struct connection *connection = calloc(1, sizeof *connection);
    struct request requests[MOST];
    int files[MOST];
    off_t places[MOST] = { 0 };
    double *took = calloc((size_t)(rounds * count), sizeof *took);
    if (!connection || !took || count > MOST) fail("works");
    connection->socket = connect_to(path);
    for (int work = 0; work < count; work++) {
        files[work] = -1;
        if (strncmp(works[work], "sync:", 5) == 0) {
            files[work] = open(works[work] + 5, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
            if (files[work] < 0) fail(works[work]);
        } else {
            requests[work] = request_in(works[work]);
        }
    }
    for (long round = 0; round < rounds; round++)
        for (int work = 0; work < count; work++)
            took[work * rounds + round] = files[work] >= 0
                ? synchronised(files[work], &places[work])
                : one(connection, &requests[work]);
    for (int work = 0; work < count; work++) {
        printf("%s", works[work]);
        for (long round = 0; round < rounds; round++) printf(" %.1f", took[work * rounds + round] * 1e6);
        printf("\n");
    }
}

static void many(const char *path, int width, long rounds, int count, char **names) {
    struct connection *connections = calloc((size_t)width, sizeof *connections);
    struct pollfd *waiting = calloc((size_t)width, sizeof *waiting);
    struct request requests[MOST];
    if (!connections || !waiting || width > MOST || count > MOST) fail("connections");
    for (int index = 0; index < count; index++) requests[index] = request_in(names[index]);
    for (int index = 0; index < width; index++) {
        connections[index].socket = waiting[index].fd = connect_to(path);
        waiting[index].events = POLLIN;
    }
    long begun = 0, ended = 0, total = rounds * width;
    double start = now();
    printf("many");
    for (int index = 0; index < width; index++, begun++)
        begin(&connections[index], &requests[begun % count]);
    while (ended < total) {
        if (poll(waiting, (nfds_t)width, 60000) <= 0) fail("poll");
        for (int index = 0; index < width; index++) {
            if (!waiting[index].revents || !whole(&connections[index])) continue;
            printf(" %.1f", (now() - connections[index].begun) * 1e6);
            ended++;
            if (begun < total) begin(&connections[index], &requests[begun++ % count]);
            else waiting[index].fd = -1;
        }
    }
    printf("\nseconds %.6f\n", now() - start);
}

int main(int count, char **words) {
    if (count > 4 && strcmp(words[2], "turns") == 0) turns(words[1], atol(words[3]), count - 4, words + 4);
    else if (count > 5 && strcmp(words[2], "many") == 0)
        many(words[1], atoi(words[3]), atol(words[4]), count - 5, words + 5);
    else { fprintf(stderr, "see the head of load.c\n"); return 2; }
    return 0;
}
