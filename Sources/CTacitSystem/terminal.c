// A terminal's settings, kept and put back.

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <sys/ioctl.h>

static int set(int descriptor, int when, const struct termios *settings) {
    // EINTR: a handler that ran meanwhile is no reason to leave echo as it was.
    for (;;) {
        if (tcsetattr(descriptor, when, settings) == 0) {
            return 0;
        }
        if (errno != EINTR) {
            return errno;
        }
    }
}

int tacit_terminal_save(int descriptor, struct tacit_terminal *saved) {
    return tcgetattr(descriptor, &saved->settings) == 0 ? 0 : errno;
}

int tacit_terminal_hide(int descriptor, const struct tacit_terminal *saved) {
    struct termios settings = saved->settings;
    settings.c_lflag &= ~(tcflag_t)(ECHO | ECHOE | ECHOK | ECHONL);
    settings.c_lflag |= ICANON | ISIG;
    return set(descriptor, TCSAFLUSH, &settings);
}

int tacit_terminal_keys(int descriptor, const struct tacit_terminal *saved) {
    struct termios settings = saved->settings;
    settings.c_lflag &= ~(tcflag_t)(ECHO | ICANON);
    settings.c_lflag |= ISIG;
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    return set(descriptor, TCSADRAIN, &settings);
}

int tacit_terminal_restore(int descriptor, const struct tacit_terminal *saved) {
    return set(descriptor, TCSADRAIN, &saved->settings);
}

int tacit_terminal_size(int descriptor, uint16_t *columns, uint16_t *rows) {
    struct winsize size;
    if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) {
        return errno;
    }
    if (size.ws_col == 0 || size.ws_row == 0) {
        return ENOTTY;
    }
    *columns = size.ws_col;
    *rows = size.ws_row;
    return 0;
}
