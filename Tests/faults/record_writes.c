// Stands between a program and the C library (LD_PRELOAD), for the files under one directory: writes down what is
// written and synced, lets a chosen call fail, and shifts the clock. It may not change what a call does otherwise.
//
//   FAULTS_DIRECTORY  the directory whose files count
//   FAULTS_TRACE      the file that the records are appended to; records.py reads them
//   FAULTS_FAIL       CALL:NUMBER:ERROR, where CALL is write, sync, read, truncate or any: that call, counted from 1
//                     in this process, fails with the error number; with 0 the process is killed instead; a plus sign
//                     at the end lets all calls from that one on fail
//   FAULTS_SUFFIX     counts only calls on files whose name ends so
//   FAULTS_CLOCK      seconds to shift the wall clock by, or @SECONDS, at which it stands still
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) static __typeof__(&name) real; if (!real) real = (__typeof__(&name))dlsym(RTLD_NEXT, #name)
#define MOST_FILES 4096

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int trace = -1;
static const char *directory, *suffix, *failing;
static long failing_number, failing_error, counted;
static int fails_on;
// Of each descriptor, the path of the file if it counts.
static char *paths[MOST_FILES];

__attribute__((constructor)) static void begin(void) {
    directory = getenv("FAULTS_DIRECTORY");
    suffix = getenv("FAULTS_SUFFIX");
    char *fail = getenv("FAULTS_FAIL");
    if (fail) {
        failing = strdup(fail);
        char *rest = strchr(failing, ':');
        *rest = 0;
        failing_number = strtol(rest + 1, &rest, 10);
        failing_error = strtol(rest + 1, &rest, 10);
        fails_on = *rest == '+';
    }
    const char *name = getenv("FAULTS_TRACE");
    if (!name) return;
    int descriptor = open(name, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    // Out of the way of the program's own descriptors.
    trace = fcntl(descriptor, F_DUPFD_CLOEXEC, 900);
    close(descriptor);
}

static int ends_with(const char *text, const char *end) {
    size_t length = strlen(text), most = strlen(end);
    return length >= most && strcmp(text + length - most, end) == 0;
}

static int counts(const char *path) {
    return directory && path && strncmp(path, directory, strlen(directory)) == 0;
}

static const char *path_of(int descriptor) {
    return descriptor >= 0 && descriptor < MOST_FILES ? paths[descriptor] : NULL;
}

static uint64_t number_of(int descriptor) {
    struct stat status;
    return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

// One record, appended at once. The index of the log is mapped memory and is rebuilt: nothing is written down of it.
static void record(char kind, uint64_t file, uint64_t offset, const char *path, const void *data, size_t count) {
    if (trace < 0 || (path && ends_with(path, "-shm"))) return;
    struct __attribute__((packed)) {
        uint8_t kind;
        uint32_t process;
        uint64_t file, offset;
        uint32_t path, data;
    } head = {kind, getpid(), file, offset, path ? strlen(path) : 0, count};
    struct iovec parts[] = {{&head, sizeof head}, {(void *)path, head.path}, {(void *)data, count}};
    int before = errno;
    REAL(writev);
    if (real(trace, parts, 3) < 0) abort();
    errno = before;
}

// Whether this call is the one that fails; errno is then set.
static int fails(const char *call, const char *path) {
    if (!failing || !path || (suffix && !ends_with(path, suffix))) return 0;
    if (strcmp(failing, call) != 0 && (strcmp(failing, "any") != 0 || strcmp(call, "read") == 0)) return 0;
    counted++;
    if (counted != failing_number && !(fails_on && counted > failing_number)) return 0;
    if (failing_error == 0) kill(getpid(), SIGKILL);
    errno = (int)failing_error;
    return 1;
}

static int opened(int descriptor, const char *path, int flags, int existed) {
    if (descriptor < 0 || descriptor >= MOST_FILES || !counts(path)) return descriptor;
    pthread_mutex_lock(&lock);
    free(paths[descriptor]);
    paths[descriptor] = strdup(path);
    uint64_t made = (flags & O_CREAT) && !existed ? 1 : (flags & O_TRUNC) ? 2 : 0;
    if (made) record('O', number_of(descriptor), made, path, NULL, 0);
    pthread_mutex_unlock(&lock);
    return descriptor;
}

static int exists(const char *path) {
    struct stat status;
    int before = errno, found = stat(path, &status) == 0;
    errno = before;
    return found;
}

#define OPEN(name)                                                            \
    int name(const char *path, int flags, ...) {                              \
        mode_t mode = 0;                                                      \
        if (flags & (O_CREAT | O_TMPFILE)) {                                  \
            va_list rest;                                                     \
            va_start(rest, flags);                                            \
            mode = va_arg(rest, mode_t);                                      \
            va_end(rest);                                                     \
        }                                                                     \
        REAL(name);                                                           \
        int existed = counts(path) && exists(path);                           \
        return opened(real(path, flags, mode), path, flags, existed);         \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name)                                                          \
    int name(int folder, const char *path, int flags, ...) {                  \
        mode_t mode = 0;                                                      \
        if (flags & (O_CREAT | O_TMPFILE)) {                                  \
            va_list rest;                                                     \
            va_start(rest, flags);                                            \
            mode = va_arg(rest, mode_t);                                      \
            va_end(rest);                                                     \
        }                                                                     \
        REAL(name);                                                           \
        int existed = counts(path) && exists(path);                           \
        return opened(real(folder, path, flags, mode), path, flags, existed); \
    }
OPENAT(openat)
OPENAT(openat64)

int close(int descriptor) {
    REAL(close);
    pthread_mutex_lock(&lock);
    if (path_of(descriptor)) {
        free(paths[descriptor]);
        paths[descriptor] = NULL;
    }
    pthread_mutex_unlock(&lock);
    return real(descriptor);
}

#define PWRITE(name, type)                                                                        \
    ssize_t name(int descriptor, const void *data, size_t count, type offset) {                   \
        REAL(name);                                                                               \
        if (!path_of(descriptor)) return real(descriptor, data, count, offset);                   \
        pthread_mutex_lock(&lock);                                                                \
        ssize_t written = fails("write", paths[descriptor]) ? -1 : real(descriptor, data, count, offset); \
        if (written > 0) record('W', number_of(descriptor), offset, paths[descriptor], data, written);    \
        pthread_mutex_unlock(&lock);                                                              \
        return written;                                                                           \
    }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define PREAD(name, type)                                                                         \
    ssize_t name(int descriptor, void *data, size_t count, type offset) {                         \
        REAL(name);                                                                               \
        pthread_mutex_lock(&lock);                                                                \
        int failed = fails("read", path_of(descriptor));                                          \
        pthread_mutex_unlock(&lock);                                                              \
        return failed ? -1 : real(descriptor, data, count, offset);                               \
    }
PREAD(pread, off_t)
PREAD(pread64, off64_t)

ssize_t write(int descriptor, const void *data, size_t count) {
    REAL(write);
    int is_talk = descriptor == STDOUT_FILENO || descriptor == STDERR_FILENO;
    if (!is_talk && !path_of(descriptor)) return real(descriptor, data, count);
    pthread_mutex_lock(&lock);
    uint64_t offset = is_talk ? (uint64_t)descriptor : (uint64_t)lseek(descriptor, 0, SEEK_CUR);
    ssize_t written = fails("write", path_of(descriptor)) ? -1 : real(descriptor, data, count);
    if (written > 0) {
        record(is_talk ? 'A' : 'W', is_talk ? 0 : number_of(descriptor), offset, path_of(descriptor), data, written);
    }
    pthread_mutex_unlock(&lock);
    return written;
}

// The program and SQLite never call these: were that to change, the trace would not be whole.
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
    REAL(pwritev);
    if (path_of(descriptor)) abort();
    return real(descriptor, parts, count, offset);
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
    REAL(writev);
    if (path_of(descriptor)) abort();
    return real(descriptor, parts, count);
}

#define FTRUNCATE(name, type)                                                                     \
    int name(int descriptor, type size) {                                                         \
        REAL(name);                                                                               \
        if (!path_of(descriptor)) return real(descriptor, size);                                  \
        pthread_mutex_lock(&lock);                                                                \
        int answer = fails("truncate", paths[descriptor]) ? -1 : real(descriptor, size);          \
        if (answer == 0) record('T', number_of(descriptor), size, paths[descriptor], NULL, 0);    \
        pthread_mutex_unlock(&lock);                                                              \
        return answer;                                                                            \
    }
FTRUNCATE(ftruncate, off_t)
FTRUNCATE(ftruncate64, off64_t)

#define SYNC(name)                                                                                \
    int name(int descriptor) {                                                                    \
        REAL(name);                                                                               \
        if (!path_of(descriptor)) return real(descriptor);                                        \
        pthread_mutex_lock(&lock);                                                                \
        int answer = fails("sync", paths[descriptor]) ? -1 : real(descriptor);                    \
        struct stat status;                                                                       \
        char kind = fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode) ? 'D' : 'S';       \
        if (answer == 0) record(kind, number_of(descriptor), 0, paths[descriptor], NULL, 0);      \
        pthread_mutex_unlock(&lock);                                                              \
        return answer;                                                                            \
    }
SYNC(fsync)
SYNC(fdatasync)

int unlink(const char *path) {
    REAL(unlink);
    if (!counts(path)) return real(path);
    pthread_mutex_lock(&lock);
    int answer = fails("unlink", path) ? -1 : real(path);
    if (answer == 0) record('U', 0, 0, path, NULL, 0);
    pthread_mutex_unlock(&lock);
    return answer;
}

#define TWO_NAMES(name, kind)                                                                     \
    int name(const char *from, const char *to) {                                                  \
        REAL(name);                                                                               \
        if (!counts(from) && !counts(to)) return real(from, to);                                  \
        pthread_mutex_lock(&lock);                                                                \
        int answer = fails(#name, to) ? -1 : real(from, to);                                      \
        if (answer == 0) record(kind, 0, 0, from, to, strlen(to));                                \
        pthread_mutex_unlock(&lock);                                                              \
        return answer;                                                                            \
    }
TWO_NAMES(link, 'L')
TWO_NAMES(rename, 'R')

// The wall clock as the environment sets it, in nanoseconds.
static int64_t shifted(int64_t now) {
    static const char *clock;
    static int is_known;
    if (!is_known) clock = getenv("FAULTS_CLOCK"), is_known = 1;
    if (!clock) return now;
    return *clock == '@' ? (int64_t)(strtold(clock + 1, NULL) * 1e9L) : now + (int64_t)(strtold(clock, NULL) * 1e9L);
}

int clock_gettime(clockid_t which, struct timespec *time) {
    REAL(clock_gettime);
    int answer = real(which, time);
    if (answer == 0 && (which == CLOCK_REALTIME || which == CLOCK_REALTIME_COARSE)) {
        int64_t now = shifted(time->tv_sec * INT64_C(1000000000) + time->tv_nsec);
        time->tv_sec = now / 1000000000;
        time->tv_nsec = now % 1000000000;
    }
    return answer;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    struct timespec now;
    (void)zone;
    int answer = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return answer;
}

time_t time(time_t *place) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (place) *place = now.tv_sec;
    return now.tv_sec;
}
