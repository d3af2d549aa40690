/*
 * A disk that tells what it was asked to do, and that can be full. Loaded before the C library
 * (LD_PRELOAD) it stands between a database and its files below the folder LINEOFF_DISK:
 *
 * - with LINEOFF_DISK_JOURNAL each write, change of a directory and sync becomes a record at the
 *   end of that file, in the order in which they were done, of all processes. Power that goes is
 *   then played from it: FaultyDisk.java knows what a sync had made sure, and what not.
 * - Syncs are not handed on: a process that is killed loses nothing that it wrote, and what would
 *   have been lost with the power is decided by whoever reads the journal.
 * - while the file LINEOFF_DISK_FULL exists nothing gets longer, and no file is made.
 *
 * A record: magic, kind, inode, offset (or: length of the journal when a sync began), length of
 * the bytes behind it. Files written through FILE * are not seen: databases write none that matter.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { WRITE = 1, SYNC, FILE_MADE, FOLDER_MADE, RENAMED, UNLINKED, CUT };

struct record {
    uint32_t magic;
    uint32_t kind;
    uint64_t inode;
    uint64_t offset;
    uint64_t length;
};

#define MAGIC 0x4b534944u
#define PATH 4096

static const char *folder;
static const char *full;
static int journal = -1;

#define REAL(name) \
    static __typeof__(&name) real_##name; \
    if (!real_##name) real_##name = (__typeof__(&name)) dlsym(RTLD_NEXT, #name)

/* PostgreSQL writes its title over the environment that it was given. */
static const char *copy(const char *text) {
    return text ? strdup(text) : NULL;
}

__attribute__((constructor)) static void begin(void) {
    folder = copy(getenv("LINEOFF_DISK"));
    full = copy(getenv("LINEOFF_DISK_FULL"));
    const char *file = getenv("LINEOFF_DISK_JOURNAL");
    if (folder && file) {
        REAL(open);
        journal = real_open(file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
        if (journal < 0) {
            perror(file);
            abort();
        }
        /* Whoever is first makes it; not all of them are the same user. */
        if (fchmod(journal, 0666) != 0) errno = 0;
    }
}

static int below(const char *path) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && path[length] == '/';
}

/* The path of what is open, and whether it is a file or a folder of ours. */
static int ours(int fd, struct stat *is) {
    if (!folder || fd < 0 || fd == journal) return 0;
    int before = errno;
    char link[64], path[PATH];
    int known = 0;
    if (fstat(fd, is) == 0 && (S_ISREG(is->st_mode) || S_ISDIR(is->st_mode))) {
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t n = readlink(link, path, sizeof path - 1);
        if (n > 0) {
            path[n] = 0;
            known = below(path) || strcmp(path, folder) == 0;
        }
    }
    errno = before;
    return known;
}

/* Absolute, and below our folder; the processes of PostgreSQL speak of files from where they are. */
static int named(const char *name, char *path) {
    if (!folder) return 0;
    if (name[0] == '/') {
        snprintf(path, PATH, "%s", name);
    } else {
        char here[PATH / 2];
        if (!getcwd(here, sizeof here)) return 0;
        while (name[0] == '.' && name[1] == '/') name += 2;
        snprintf(path, PATH, "%s/%s", here, name);
    }
    return below(path);
}

static int is_full(void) {
    int before = errno;
    int is = full && access(full, F_OK) == 0;
    errno = before;
    return is;
}

static uint64_t journal_length(void) {
    struct stat is;
    return journal >= 0 && fstat(journal, &is) == 0 ? (uint64_t) is.st_size : 0;
}

static void note_all(
        uint32_t kind, uint64_t inode, uint64_t offset, const struct iovec *bytes, int count, uint64_t length) {
    if (journal < 0) return;
    int before = errno;
    REAL(writev);
    struct record head = {MAGIC, kind, inode, offset, length};
    struct iovec all[count + 1];
    all[0].iov_base = &head;
    all[0].iov_len = sizeof head;
    int used = 1;
    for (int i = 0; i < count && length > 0; i++) {
        all[used].iov_base = bytes[i].iov_base;
        all[used].iov_len = bytes[i].iov_len < length ? bytes[i].iov_len : length;
        length -= all[used++].iov_len;
    }
    /* One call: records of several processes do not get into each other. */
    if (real_writev(journal, all, used) < 0) {
        perror("journal of the disk");
        abort();
    }
    errno = before;
}

static void note(uint32_t kind, uint64_t inode, uint64_t offset, const void *bytes, uint64_t length) {
    struct iovec one = {(void *) bytes, length};
    note_all(kind, inode, offset, &one, 1, length);
}

static void note_names(uint32_t kind, uint64_t inode, const char *from, const char *to) {
    struct iovec two[] = {{(void *) from, strlen(from) + 1}, {(void *) to, strlen(to)}};
    note_all(kind, inode, 0, two, 2, two[0].iov_len + two[1].iov_len);
}

static int too_long(const struct stat *is, off_t end) {
    if (end > is->st_size && is_full()) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

static size_t sum(const struct iovec *bytes, int count) {
    size_t n = 0;
    for (int i = 0; i < count; i++) n += bytes[i].iov_len;
    return n;
}

ssize_t write(int fd, const void *bytes, size_t n) {
    REAL(write);
    struct stat is;
    if (fd <= 2 || !ours(fd, &is)) return real_write(fd, bytes, n);
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? is.st_size : lseek(fd, 0, SEEK_CUR);
    if (too_long(&is, at + (off_t) n)) return -1;
    ssize_t done = real_write(fd, bytes, n);
    if (done > 0) note(WRITE, is.st_ino, at, bytes, done);
    return done;
}

ssize_t writev(int fd, const struct iovec *bytes, int count) {
    REAL(writev);
    struct stat is;
    if (fd <= 2 || !ours(fd, &is)) return real_writev(fd, bytes, count);
    off_t at = fcntl(fd, F_GETFL) & O_APPEND ? is.st_size : lseek(fd, 0, SEEK_CUR);
    if (too_long(&is, at + (off_t) sum(bytes, count))) return -1;
    ssize_t done = real_writev(fd, bytes, count);
    if (done > 0) note_all(WRITE, is.st_ino, at, bytes, count, done);
    return done;
}

#define PWRITE(name) \
    ssize_t name(int fd, const void *bytes, size_t n, off_t at) { \
        REAL(name); \
        struct stat is; \
        if (!ours(fd, &is)) return real_##name(fd, bytes, n, at); \
        if (too_long(&is, at + (off_t) n)) return -1; \
        ssize_t done = real_##name(fd, bytes, n, at); \
        if (done > 0) note(WRITE, is.st_ino, at, bytes, done); \
        return done; \
    }
PWRITE(pwrite)
PWRITE(pwrite64)

#define PWRITEV(name) \
    ssize_t name(int fd, const struct iovec *bytes, int count, off_t at) { \
        REAL(name); \
        struct stat is; \
        if (!ours(fd, &is)) return real_##name(fd, bytes, count, at); \
        if (too_long(&is, at + (off_t) sum(bytes, count))) return -1; \
        ssize_t done = real_##name(fd, bytes, count, at); \
        if (done > 0) note_all(WRITE, is.st_ino, at, bytes, count, done); \
        return done; \
    }
PWRITEV(pwritev)
PWRITEV(pwritev64)

#define FTRUNCATE(name) \
    int name(int fd, off_t length) { \
        REAL(name); \
        struct stat is; \
        int known = ours(fd, &is); \
        int wrong = real_##name(fd, length); \
        if (known && !wrong) note(CUT, is.st_ino, length, "", 0); \
        return wrong; \
    }
FTRUNCATE(ftruncate)
FTRUNCATE(ftruncate64)

#define TRUNCATE(name) \
    int name(const char *file, off_t length) { \
        REAL(name); \
        char path[PATH]; \
        struct stat is; \
        int wrong = real_##name(file, length); \
        if (!wrong && named(file, path) && stat(path, &is) == 0) \
            note(CUT, is.st_ino, length, "", 0); \
        return wrong; \
    }
TRUNCATE(truncate)
TRUNCATE(truncate64)

#define FALLOCATE(name) \
    int name(int fd, off_t at, off_t n) { \
        REAL(name); \
        struct stat is; \
        if (!ours(fd, &is)) return real_##name(fd, at, n); \
        if (too_long(&is, at + n)) return ENOSPC; \
        int wrong = real_##name(fd, at, n); \
        if (!wrong && at + n > is.st_size) note(CUT, is.st_ino, at + n, "", 0); \
        return wrong; \
    }
FALLOCATE(posix_fallocate)
FALLOCATE(posix_fallocate64)

#define SYNCED(name) \
    int name(int fd) { \
        REAL(name); \
        struct stat is; \
        if (!ours(fd, &is)) return real_##name(fd); \
        /* Of what others write meanwhile nothing is sure. */ \
        note(SYNC, is.st_ino, journal_length(), "", 0); \
        return 0; \
    }
SYNCED(fsync)
SYNCED(fdatasync)

/* Makes nothing sure, and need not be slow. */
int sync_file_range(int fd, off_t at, off_t n, unsigned int flags) {
    REAL(sync_file_range);
    struct stat is;
    return ours(fd, &is) ? 0 : real_sync_file_range(fd, at, n, flags);
}

static int made_full(const char *path, int flags) {
    if ((flags & O_CREAT) && is_full() && access(path, F_OK) != 0) {
        errno = ENOSPC;
        return 1;
    }
    return 0;
}

static void note_opened(int fd, const char *path, int flags) {
    struct stat is;
    if (fd < 0 || !(flags & (O_CREAT | O_TRUNC)) || fstat(fd, &is) != 0 || !S_ISREG(is.st_mode)) return;
    /* One that was there before is made once more: whoever reads it sees that nothing is new. */
    if (flags & O_CREAT) note(FILE_MADE, is.st_ino, 0, path, strlen(path));
    if (flags & O_TRUNC) note(CUT, is.st_ino, 0, "", 0);
}

#define MODE \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
        va_list more; \
        va_start(more, flags); \
        mode = va_arg(more, mode_t); \
        va_end(more); \
    }

#define OPEN(name) \
    int name(const char *file, int flags, ...) { \
        REAL(name); \
        MODE \
        char path[PATH]; \
        int known = (flags & (O_CREAT | O_TRUNC)) && named(file, path); \
        if (known && made_full(path, flags)) return -1; \
        int fd = real_##name(file, flags, mode); \
        if (known) note_opened(fd, path, flags); \
        return fd; \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(name) \
    int name(int at, const char *file, int flags, ...) { \
        REAL(name); \
        MODE \
        char path[PATH]; \
        int known = (flags & (O_CREAT | O_TRUNC)) && (at == AT_FDCWD || file[0] == '/') && named(file, path); \
        if (known && made_full(path, flags)) return -1; \
        int fd = real_##name(at, file, flags, mode); \
        if (known) note_opened(fd, path, flags); \
        return fd; \
    }
OPENAT(openat)
OPENAT(openat64)

int creat(const char *file, mode_t mode) {
    return open(file, O_CREAT | O_WRONLY | O_TRUNC, mode);
}

int rename(const char *from, const char *to) {
    REAL(rename);
    char a[PATH], b[PATH];
    struct stat is;
    /* Told before it is done, as all that frees an inode: else a new file could have it first. */
    if (named(from, a) && named(to, b) && lstat(a, &is) == 0) note_names(RENAMED, is.st_ino, a, b);
    return real_rename(from, to);
}

int link(const char *from, const char *to) {
    REAL(link);
    char b[PATH];
    struct stat is;
    int wrong = real_link(from, to);
    if (!wrong && named(to, b) && lstat(b, &is) == 0) note(FILE_MADE, is.st_ino, 0, b, strlen(b));
    return wrong;
}

#define GONE(name) \
    int name(const char *file) { \
        REAL(name); \
        char path[PATH]; \
        struct stat is; \
        if (named(file, path) && lstat(path, &is) == 0) \
            note(UNLINKED, is.st_ino, 0, path, strlen(path)); \
        return real_##name(file); \
    }
GONE(unlink)
GONE(rmdir)

int mkdir(const char *file, mode_t mode) {
    REAL(mkdir);
    char path[PATH];
    struct stat is;
    int wrong = real_mkdir(file, mode);
    if (!wrong && named(file, path) && stat(path, &is) == 0)
        note(FOLDER_MADE, is.st_ino, 0, path, strlen(path));
    return wrong;
}
