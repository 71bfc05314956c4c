// The file that the lock is on: made once beside the database, for the same people, and never deleted.
// May not follow a symbolic link, through which someone else's file would be overwritten.

import Glibc

enum LockFile {
    static func open(besides database: DatabaseFile) throws(WriterLockError) -> Int32 {
        guard !database.path.isEmpty, !database.path.utf8.contains(0) else {
            throw .cannotOpen(SystemFailure.text(EINVAL))
        }
        let path = database.resolvedPath + "-lock"
        let created = try create(path, like: database.status)
        let descriptor = if let created { created } else { try openExisting(path) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .cannotOpen("not an ordinary file")
        }
        return descriptor
    }

    private static func create(_ path: String, like database: stat?) throws(WriterLockError) -> Int32? {
        let mode = (database?.st_mode ?? 0o600) & 0o666
        let flags = O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW
        let descriptor = unsafe Glibc.open(path, flags, mode)
        guard descriptor >= 0 else {
            guard errno == EEXIST else { throw .cannotOpen(SystemFailure.text(errno)) }
            return nil
        }
        // Whoever may write the database may lock it, whatever the mask of this process, and also when an
        // administrator was first. Where this fails, the lock still holds.
        _ = fchmod(descriptor, mode)
        if let database, geteuid() == 0 { _ = fchown(descriptor, database.st_uid, database.st_gid) }
        return descriptor
    }

    private static func openExisting(_ path: String) throws(WriterLockError) -> Int32 {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
        guard descriptor >= 0 else { throw .cannotOpen(SystemFailure.text(errno)) }
        return descriptor
    }
}
