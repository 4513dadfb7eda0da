import Foundation

/// A pipe or file in the folder of a program, which may have tried to put something else in its place.
enum ProgramFile {
    /// Opens the reading end of a pipe; nil when there is none at that path.
    static func openPipe(_ path: String) -> Int32? { open(path, S_IFIFO) }

    /// The contents of an ordinary file; nil when there is none at that path, and nothing beyond the most that it can have.
    static func contents(_ path: String, most: Int) -> Data? {
        guard let descriptor = open(path, S_IFREG) else { return nil }
        return try? FileHandle(fileDescriptor: descriptor, closeOnDealloc: true).read(upToCount: most) ?? Data()
    }

    /// Follows no link and waits for nobody.
    private static func open(_ path: String, _ kind: mode_t) -> Int32? {
        let descriptor = Foundation.open(path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC)
        var facts = stat()
        if descriptor >= 0, fstat(descriptor, &facts) == 0, facts.st_mode & S_IFMT == kind { return descriptor }
        close(descriptor)
        return nil
    }
}
