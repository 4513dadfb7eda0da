import Foundation
import LessonModel

/// A file of the cache: a line with a format, a key and a checksum, then the bytes that were kept.
///
/// Whatever is not exactly that — cut off, damaged, of another version, put under a name that is not its own — counts
/// for nothing and is removed.
struct CacheFile {
    let path: String
    /// What the bytes mean: `attend.results/1`.
    let format: String
    /// The fingerprint of everything that the bytes were made of.
    let key: String

    /// The bytes that were kept; nil when there are none to be trusted.
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

    /// Keeps bytes: all of them or, on a full disk say, none.
    ///
    /// They are written beside and moved into place, so that whoever reads meanwhile sees the old ones or the new.
    func write(_ bytes: [UInt8]) {
        let file = URL(filePath: path)
        try? FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try? Data(Array((header(of: bytes[...]) + "\n").utf8) + bytes).write(to: file, options: .atomic)
    }

    /// Removes what turned out to be worth nothing.
    func discard() { unlink(path) }

    private func header(of bytes: ArraySlice<UInt8>) -> String { "\(format) \(key) \(SHA256(bytes).hexadecimal)" }
}
