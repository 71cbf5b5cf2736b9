/*
 * Writes down what a process does to its history on disk, and what it tells people meanwhile, in the order it does so:
 * preloaded into the program, it hears each write, cut, sync and unlinking of events.db and what SQLite keeps beside it,
 * and each write to stderr. The records go to the file that POWER_LOSS_LOG names:
 *   one letter (W write, C cut, S sync, U unlinking, A told), the file (d database, w write-ahead log, j journal, f their
 *   folder, - none), place and length as 64 bits each, then as many bytes as a write has.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

static int history_seen;

static char kind_of_path(const char *path) {
    const char *name = strrchr(path, '/');
    if (name == NULL) return '-';
    if (strcmp(name, "/events.db") == 0) return 'd';
    if (strcmp(name, "/events.db-wal") == 0) return 'w';
    return strcmp(name, "/events.db-journal") == 0 ? 'j' : '-';
}

static char kind_of(int fd) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, sizeof path - 11);
    if (length < 0) return '-';
    path[length] = 0;
    char kind = kind_of_path(path);
    if (kind != '-') return kind;
    strcpy(path + length, "/events.db");
    return access(path, F_OK) == 0 ? 'f' : '-';
}

static void note(char what, char file, int64_t place, const void *bytes, int64_t length) {
    static int log = -1;
    static ssize_t (*put)(int, const struct iovec *, int);
    if (log < 0) {
        const char *name = getenv("POWER_LOSS_LOG");
        if (name == NULL) return;
        log = open(name, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
        // Not write itself, which would come back here.
        put = dlsym(RTLD_NEXT, "writev");
    }
    char head[18] = {what, file};
    memcpy(head + 2, &place, 8);
    memcpy(head + 10, &length, 8);
    struct iovec parts[2] = {{head, sizeof head}, {(void *)bytes, what == 'W' ? (size_t)length : 0}};
    history_seen |= file != '-';
    if (put(log, parts, 2) < 0) abort();
}

ssize_t write(int fd, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    if (!real) real = dlsym(RTLD_NEXT, "write");
    if (fd == 2 && history_seen) note('A', '-', 0, NULL, 0);
    char kind = fd > 2 ? kind_of(fd) : '-';
    int64_t place = kind == '-' ? 0 : lseek(fd, 0, SEEK_CUR);
    ssize_t result = real(fd, bytes, count);
    if (kind != '-' && result > 0) note('W', kind, place, bytes, result);
    return result;
}

#define PWRITE(name, offset)                                                     \
    ssize_t name(int fd, const void *bytes, size_t count, offset place) {        \
        static ssize_t (*real)(int, const void *, size_t, offset);               \
        if (!real) real = dlsym(RTLD_NEXT, #name);                               \
        ssize_t result = real(fd, bytes, count, place);                          \
        char kind = kind_of(fd);                                                 \
        if (kind != '-' && result > 0) note('W', kind, place, bytes, result);    \
        return result;                                                           \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define TRUNCATE(name, offset)                                                   \
    int name(int fd, offset length) {                                            \
        static int (*real)(int, offset);                                         \
        if (!real) real = dlsym(RTLD_NEXT, #name);                               \
        int result = real(fd, length);                                           \
        char kind = kind_of(fd);                                                 \
        if (result == 0 && kind != '-') note('C', kind, length, NULL, 0);        \
        return result;                                                           \
    }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                               \
    int name(int fd) {                                                           \
        static int (*real)(int);                                                 \
        if (!real) real = dlsym(RTLD_NEXT, #name);                               \
        int result = real(fd);                                                   \
        char kind = kind_of(fd);                                                 \
        if (result == 0 && kind != '-') note('S', kind, 0, NULL, 0);             \
        return result;                                                           \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    static int (*real)(const char *);
    if (!real) real = dlsym(RTLD_NEXT, "unlink");
    int result = real(path);
    char kind = kind_of_path(path);
    if (result == 0 && kind != '-') note('U', kind, 0, NULL, 0);
    return result;
}
