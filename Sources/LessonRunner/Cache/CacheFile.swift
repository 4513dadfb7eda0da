import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

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
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let new = "\(folder)/\(Self.unfinished)\(ScratchFolder.randomName())"
        let descriptor = open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { return }
        let isWhole = Self.write(Array((header(of: bytes[...]) + "\n").utf8) + bytes, to: descriptor)
        let isClosed = close(descriptor) == 0
        if !isWhole || !isClosed || rename(new, path) != 0 { unlink(new) }
    }

    /// Removes what turned out to be worth nothing.
    func discard() { unlink(path) }

    /// How the names of files begin that are still being written, or were when their process was killed.
    static let unfinished = ".new-"

    private func header(of bytes: ArraySlice<UInt8>) -> String {
        var digest = Digest()
        digest.update(bytes)
        return "\(format) \(key) \(digest.hexadecimal)"
    }

    private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
        var start = 0
        while start < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                #if canImport(Darwin)
                Darwin.write(descriptor, buffer.baseAddress! + start, bytes.count - start)
                #elseif canImport(Musl)
                Musl.write(descriptor, buffer.baseAddress! + start, bytes.count - start)
                #else
                Glibc.write(descriptor, buffer.baseAddress! + start, bytes.count - start)
                #endif
            }
            if count > 0 {
                start += count
            } else if count == 0 || errno != EINTR {
                return false
            }
        }
        return true
    }
}
