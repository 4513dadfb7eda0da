import Foundation

/// The section of an object file in which the compiler lists the libraries to link with: those of the imported modules.
enum AutolinkEntries {
    static let section = ".swift1_autolink_entries"

    /// Reads the section of a 64-bit little-endian ELF file; empty for any other file.
    static func read(_ object: Data) -> [String] {
        let file = ELFBytes(bytes: object)
        guard object.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]), let headers = file.number(at: 0x28, bytes: 8),
            let size = file.number(at: 0x3A, bytes: 2), let count = file.number(at: 0x3C, bytes: 2),
            let nameIndex = file.number(at: 0x3E, bytes: 2),
            let names = file.number(at: headers + nameIndex * size + 0x18, bytes: 8)
        else { return [] }
        var entries: [String] = []
        for index in 0..<count {
            let header = headers + index * size
            guard let name = file.number(at: header, bytes: 4), file.text(at: names + name) == section,
                let start = file.number(at: header + 0x18, bytes: 8),
                let length = file.number(at: header + 0x20, bytes: 8), start + length <= object.count
            else { continue }
            let bytes = object[(object.startIndex + start)..<(object.startIndex + start + length)]
            for entry in bytes.split(separator: 0) {
                let text = String(decoding: entry, as: UTF8.self)
                if !entries.contains(text) { entries.append(text) }
            }
        }
        return entries
    }
}

/// Numbers and names at offsets of an ELF file.
private struct ELFBytes {
    let bytes: Data

    func number(at offset: Int, bytes count: Int) -> Int? {
        guard offset >= 0, offset <= bytes.count - count else { return nil }
        let start = bytes.startIndex + offset
        return Int(bytes[start..<(start + count)].reversed().reduce(UInt(0)) { $0 << 8 | UInt($1) })
    }

    func text(at offset: Int) -> String {
        guard offset >= 0, offset < bytes.count else { return "" }
        return String(decoding: bytes[(bytes.startIndex + offset)...].prefix { $0 != 0 }, as: UTF8.self)
    }
}
