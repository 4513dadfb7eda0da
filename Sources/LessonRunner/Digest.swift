import Foundation

/// A fingerprint of bytes, 128 bits wide: two FNV-1a hashes that start differently and take the bytes differently.
///
/// It tells changes apart; it is no defence against someone who looks for collisions.
struct Digest {
    private var first: UInt64 = 0xCBF2_9CE4_8422_2325
    private var second: UInt64 = 0x6C62_272E_07BB_0142

    mutating func update(_ bytes: some Collection<UInt8>) {
        // In one piece in memory they are taken some times faster.
        if bytes.withContiguousStorageIfAvailable({ add($0) }) == nil {
            Array(bytes).withUnsafeBufferPointer { add($0) }
        }
    }

    private mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
        for byte in bytes {
            first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            second = (second &+ UInt64(byte) &+ 0x9E37) &* 0x9E37_79B9_7F4A_7C15
            second ^= second >> 29
        }
    }

    /// Adds a part; where one ends and the next begins makes a difference.
    mutating func update(_ text: String) {
        update("\(text.utf8.count):".utf8)
        update(text.utf8)
    }

    /// Adds files by name and content; one that is missing is not the same as an empty one.
    mutating func update(files names: [String], in folder: String) {
        for name in names {
            update(name)
            let data = FileManager.default.contents(atPath: "\(folder)/\(name)")
            update(data.map { "\($0.count)" } ?? "missing")
            update(data ?? Data())
        }
    }

    var hexadecimal: String { Digest.digits(first) + Digest.digits(second) }

    private static func digits(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
