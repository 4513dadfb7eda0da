import Foundation
import LessonModel

/// A file of the cache: a line with format, key and checksum, then the stored bytes.
///
/// A file that is not valid (truncated, damaged, of another version, under another key's name) is removed when it is read.
struct CacheFile {
    let path: String
    /// The format of the bytes: `attend.results/1`.
    let format: String
    /// The hash of everything that the bytes depend on.
    let key: String

    /// The stored bytes; nil when there is no valid file.
    ///
    /// Reading marks the file as used.
    func read() -> ArraySlice<UInt8>? {
        guard let data = FileManager.default.contents(atPath: path) else { return nil }
        let bytes = [UInt8](data)
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
            bytes[..<end].elementsEqual(header(of: bytes[(end + 1)...]).utf8)
        else {
            discard()
            return nil
        }
        utimes(path, nil)
        return bytes[(end + 1)...]
    }

    /// Stores bytes, all or none: a failure, such as a full disk, is ignored.
    ///
    /// They are written to a temporary file that is then renamed, so that another process reads the old bytes or the new.
    func write(_ bytes: [UInt8]) {
        let file = URL(filePath: path)
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(Array((header(of: bytes[...]) + "\n").utf8) + bytes).write(to: file, options: .atomic)
    }

    /// Removes the file.
    func discard() { unlink(path) }

    private func header(of bytes: ArraySlice<UInt8>) -> String { "\(format) \(key) \(SHA256(bytes).hexadecimal)" }
}
