// Clocks that do not jump, and the offset of the clock on the wall.

#define _GNU_SOURCE
#include "tacit_system.h"

#include <errno.h>
#include <time.h>

static int read_clock(clockid_t clock, int64_t *nanoseconds) {
    struct timespec now;
    if (clock_gettime(clock, &now) != 0) {
        return errno;
    }
    *nanoseconds = (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
    return 0;
}

int tacit_boot_clock(int64_t *nanoseconds) {
    return read_clock(CLOCK_BOOTTIME, nanoseconds);
}

int tacit_monotonic_clock(int64_t *nanoseconds) {
    return read_clock(CLOCK_MONOTONIC, nanoseconds);
}

int tacit_local_offset(int64_t unix_seconds, int32_t *offset_seconds) {
    const time_t moment = unix_seconds;
    struct tm local;
    tzset();  // localtime_r need not look at a changed time zone by itself
    if (localtime_r(&moment, &local) == NULL) {
        return errno == 0 ? EOVERFLOW : errno;
    }
    *offset_seconds = (int32_t)local.tm_gmtoff;
    return 0;
}

static int in_range(int value, int least, int most) {
    return value >= least && value <= most;
}

int tacit_local_offset_at(int year, int month, int day, int hour, int minute, int32_t *offset_seconds) {
    if (!in_range(year, 1970, 9999) || !in_range(month, 1, 12) || !in_range(day, 1, 31) ||
        !in_range(hour, 0, 23) || !in_range(minute, 0, 59)) {
        return EINVAL;
    }
    struct tm wall = {
        .tm_year = year - 1900,
        .tm_mon = month - 1,
        .tm_mday = day,
        .tm_hour = hour,
        .tm_min = minute,
        .tm_isdst = -1,
    };
    const struct tm asked = wall;
    tzset();
    const time_t guess = mktime(&wall);
    if (guess == (time_t)-1) {
        return EOVERFLOW;
    }
    // Of a time that occurs twice mktime gives whichever it likes; the first has the larger offset. Summer time
    // moves the clock by at most two hours anywhere today.
    const time_t earlier = guess - 7200;
    struct tm before;
    if (localtime_r(&earlier, &before) == NULL) {
        return EOVERFLOW;
    }
    const time_t first = guess - (before.tm_gmtoff - wall.tm_gmtoff);
    struct tm shown;
    if (before.tm_gmtoff > wall.tm_gmtoff && localtime_r(&first, &shown) != NULL &&
        shown.tm_hour == asked.tm_hour && shown.tm_min == asked.tm_min && shown.tm_mday == asked.tm_mday) {
        *offset_seconds = (int32_t)shown.tm_gmtoff;
        return 0;
    }
    *offset_seconds = (int32_t)wall.tm_gmtoff;
    return 0;
}

int tacit_message_time(char *text) {
    const time_t now = time(NULL);
    struct tm utc;
    if (gmtime_r(&now, &utc) == NULL) {
        return EOVERFLOW;
    }
    return strftime(text, 21, "%Y-%m-%dT%H:%M:%SZ", &utc) == 20 ? 0 : EOVERFLOW;
}
