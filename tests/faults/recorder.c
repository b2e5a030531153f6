/*
 * Records what a process does to the files below one folder, for the power cut of fault 1. Loaded by LD_PRELOAD:
 *   ANJU_RECORD_ROOT  the folder        ANJU_RECORD_LOG  where the recording goes
 * Each record: op, length of the name, inode, offset, length of the data (32 bytes, little endian), name, data.
 * What the process writes to its standard output is recorded too: it is where it says "saved".
 *
 * Every call is made and recorded under one lock, so the order of the records is the order of what was done.
 * Shared memory files (-shm) are left out: SQLite makes them anew after a power cut. Calls that take several buffers
 * are recorded as one write.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, WRITE, TRUNCATE, SYNC, RENAME, UNLINK, MKDIR, MARK, SYNC_FOLDER };
enum { MAX_FD = 4096 };

struct record {
  uint32_t op, name_length;
  uint64_t inode, offset, length;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
/* 0: not ours, 1: a file, 2: a folder. */
static unsigned char kind_of[MAX_FD];
static uint64_t inode_of[MAX_FD];
static char *name_of[MAX_FD];

#define REAL(result, name, ...) \
  static result (*real_##name)(__VA_ARGS__); \
  if (!real_##name) real_##name = (result (*)(__VA_ARGS__))dlsym(RTLD_NEXT, #name)

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("ANJU_RECORD_ROOT"), *path = getenv("ANJU_RECORD_LOG");
  if (!folder || !path || strlen(folder) >= sizeof root) return;
  REAL(int, open, const char *, int, ...);
  strcpy(root, folder);
  root_length = strlen(root);
  log_fd = real_open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log_fd < 0) {
    perror("recorder");
    _exit(97);
  }
}

static void put(int op, const char *name, uint64_t inode, uint64_t offset, const struct iovec *data, int parts) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  struct record head = {(uint32_t)op, name ? (uint32_t)strlen(name) : 0, inode, offset, 0};
  struct iovec all[66];
  int used = 0;
  size_t total = sizeof head + head.name_length;
  all[used++] = (struct iovec){&head, sizeof head};
  if (head.name_length) all[used++] = (struct iovec){(void *)name, head.name_length};
  for (int each = 0; each < parts; each++) {
    head.length += data[each].iov_len;
    all[used++] = data[each];
  }
  total += head.length;
  if (real_writev(log_fd, all, used) != (ssize_t)total) {
    perror("recorder");
    _exit(97);
  }
}

/* The name below the folder, "" for the folder itself, NULL for what is elsewhere. */
static const char *below(const char *path) {
  if (log_fd < 0 || strncmp(path, root, root_length) != 0) return NULL;
  const char *rest = path + root_length;
  if (*rest == '\0') return rest;
  if (*rest != '/') return NULL;
  size_t length = strlen(rest);
  return length > 4 && strcmp(rest + length - 4, "-shm") == 0 ? NULL : rest + 1;
}

static void opened(int fd, const char *name, int flags, int was_there) {
  struct stat found;
  if (fd < 0 || fd >= MAX_FD || fstat(fd, &found) != 0) return;
  kind_of[fd] = S_ISDIR(found.st_mode) ? 2 : 1;
  inode_of[fd] = found.st_ino;
  free(name_of[fd]);
  name_of[fd] = strdup(name);
  if (kind_of[fd] == 2) return;
  if (!was_there) put(CREATE, name, found.st_ino, 0, NULL, 0);
  else if (flags & O_TRUNC) put(TRUNCATE, NULL, found.st_ino, 0, NULL, 0);
}

static int is_there(const char *path) {
  struct stat found;
  int before = errno, result = lstat(path, &found) == 0;
  errno = before;
  return result;
}

#define OPENER(name) \
  int name(const char *path, int flags, ...) { \
    REAL(int, name, const char *, int, ...); \
    mode_t mode = 0; \
    if (flags & (O_CREAT | O_TMPFILE)) { \
      va_list list; \
      va_start(list, flags); \
      mode = va_arg(list, mode_t); \
      va_end(list); \
    } \
    const char *ours = below(path); \
    if (!ours) { \
      int fd = real_##name(path, flags, mode); \
      if (fd >= 0 && fd < MAX_FD) kind_of[fd] = 0; \
      return fd; \
    } \
    pthread_mutex_lock(&lock); \
    int was_there = is_there(path), fd = real_##name(path, flags, mode), error = errno; \
    opened(fd, ours, flags, was_there); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return fd; \
  }
OPENER(open)
OPENER(open64)

int close(int fd) {
  REAL(int, close, int);
  if (fd >= 0 && fd < MAX_FD) kind_of[fd] = 0;
  return real_close(fd);
}

static int is_file(int fd) { return log_fd >= 0 && fd >= 0 && fd < MAX_FD && kind_of[fd] == 1; }

static void wrote(int fd, const struct iovec *data, int parts, off_t offset, ssize_t done) {
  if (done <= 0) return;
  struct iovec kept[64];
  int used = 0;
  size_t left = (size_t)done;
  for (int each = 0; each < parts && left > 0 && used < 64; each++) {
    kept[used] = data[each];
    if (kept[used].iov_len > left) kept[used].iov_len = left;
    left -= kept[used++].iov_len;
  }
  if (fd == 1) put(MARK, NULL, 0, 0, kept, used);
  else put(WRITE, NULL, inode_of[fd], (uint64_t)offset, kept, used);
}

static ssize_t sequential(int fd, const struct iovec *data, int parts) {
  REAL(ssize_t, writev, int, const struct iovec *, int);
  REAL(off_t, lseek, int, off_t, int);
  if (!is_file(fd) && !(log_fd >= 0 && fd == 1)) return real_writev(fd, data, parts);
  pthread_mutex_lock(&lock);
  off_t offset = 0;
  if (fd != 1) {
    struct stat found;
    int appends = fcntl(fd, F_GETFL) & O_APPEND;
    offset = appends && fstat(fd, &found) == 0 ? found.st_size : real_lseek(fd, 0, SEEK_CUR);
  }
  ssize_t done = real_writev(fd, data, parts);
  int error = errno;
  wrote(fd, data, parts, offset, done);
  pthread_mutex_unlock(&lock);
  errno = error;
  return done;
}

ssize_t writev(int fd, const struct iovec *data, int parts) { return sequential(fd, data, parts); }

ssize_t write(int fd, const void *data, size_t length) {
  REAL(ssize_t, write, int, const void *, size_t);
  if (!is_file(fd) && !(log_fd >= 0 && fd == 1)) return real_write(fd, data, length);
  struct iovec one = {(void *)data, length};
  return sequential(fd, &one, 1);
}

#define PLACED(name) \
  ssize_t name(int fd, const void *data, size_t length, off_t offset) { \
    REAL(ssize_t, name, int, const void *, size_t, off_t); \
    if (!is_file(fd)) return real_##name(fd, data, length, offset); \
    pthread_mutex_lock(&lock); \
    ssize_t done = real_##name(fd, data, length, offset); \
    int error = errno; \
    struct iovec one = {(void *)data, length}; \
    wrote(fd, &one, 1, offset, done); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return done; \
  }
PLACED(pwrite)
PLACED(pwrite64)

#define PLACED_MANY(name) \
  ssize_t name(int fd, const struct iovec *data, int parts, off_t offset) { \
    REAL(ssize_t, name, int, const struct iovec *, int, off_t); \
    if (!is_file(fd)) return real_##name(fd, data, parts, offset); \
    pthread_mutex_lock(&lock); \
    ssize_t done = real_##name(fd, data, parts, offset); \
    int error = errno; \
    wrote(fd, data, parts, offset, done); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return done; \
  }
PLACED_MANY(pwritev)
PLACED_MANY(pwritev64)

#define CUTTER(name) \
  int name(int fd, off_t length) { \
    REAL(int, name, int, off_t); \
    if (!is_file(fd)) return real_##name(fd, length); \
    pthread_mutex_lock(&lock); \
    int result = real_##name(fd, length), error = errno; \
    if (result == 0) put(TRUNCATE, NULL, inode_of[fd], (uint64_t)length, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return result; \
  }
CUTTER(ftruncate)
CUTTER(ftruncate64)

#define SYNCER(name) \
  int name(int fd) { \
    REAL(int, name, int); \
    if (log_fd < 0 || fd < 0 || fd >= MAX_FD || kind_of[fd] == 0) return real_##name(fd); \
    pthread_mutex_lock(&lock); \
    int result = real_##name(fd), error = errno; \
    if (result == 0) put(kind_of[fd] == 2 ? SYNC_FOLDER : SYNC, name_of[fd], inode_of[fd], 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return result; \
  }
SYNCER(fsync)
SYNCER(fdatasync)

#define REMOVER(name) \
  int name(const char *path) { \
    REAL(int, name, const char *); \
    const char *ours = below(path); \
    if (!ours) return real_##name(path); \
    pthread_mutex_lock(&lock); \
    int result = real_##name(path), error = errno; \
    if (result == 0) put(UNLINK, ours, 0, 0, NULL, 0); \
    pthread_mutex_unlock(&lock); \
    errno = error; \
    return result; \
  }
REMOVER(unlink)
REMOVER(remove)
REMOVER(rmdir)

int rename(const char *from, const char *to) {
  REAL(int, rename, const char *, const char *);
  const char *source = below(from), *target = below(to);
  if (!source && !target) return real_rename(from, to);
  if (!source || !target) {
    fputs("recorder: a rename across the border of the folder is not modelled\n", stderr);
    _exit(97);
  }
  pthread_mutex_lock(&lock);
  int result = real_rename(from, to), error = errno;
  struct iovec new_name = {(void *)target, strlen(target)};
  if (result == 0) put(RENAME, source, 0, 0, &new_name, 1);
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}

int mkdir(const char *path, mode_t mode) {
  REAL(int, mkdir, const char *, mode_t);
  const char *ours = below(path);
  if (!ours) return real_mkdir(path, mode);
  pthread_mutex_lock(&lock);
  int result = real_mkdir(path, mode), error = errno;
  if (result == 0) put(MKDIR, ours, 0, 0, NULL, 0);
  pthread_mutex_unlock(&lock);
  errno = error;
  return result;
}
