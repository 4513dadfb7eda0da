/// The members of a `.tar`: as POSIX has it, with the long names of pax and of GNU.
struct Tar {
    struct Member {
        var path: String
        var kind: MemberKind
        /// Where its bytes are.
        var range: Range<Int>
    }

    private(set) var members: [Member] = []

    private static let block = 512

    static func isTar(_ bytes: [UInt8]) -> Bool {
        bytes.count >= block && bytes[257..<262].elementsEqual("ustar".utf8)
    }

    init(_ bytes: [UInt8], mostMembers: Int) throws(Archive.Fault) {
        var offset = 0
        /// The path of the next member, where it was too long for its header.
        var longPath: String?
        while offset + Self.block <= bytes.count, bytes[offset] != 0 {
            let header = bytes[offset..<(offset + Self.block)]
            guard Self.isIntact(header), let size = Self.number(header.dropFirst(124).prefix(12)) else {
                throw .damaged
            }
            let start = offset + Self.block
            guard size <= bytes.count - start else { throw .damaged }
            let contents = bytes[start..<(start + size)]
            switch header[offset + 156] {
            case UInt8(ascii: "x"): longPath = Self.path(inRecords: contents) ?? longPath
            case UInt8(ascii: "L"): longPath = Self.text(contents)
            case UInt8(ascii: "g"), UInt8(ascii: "K"): break
            case let type:
                guard members.count < mostMembers else { throw .tooMuch }
                let path = longPath ?? Self.path(of: header)
                members.append(
                    Member(path: path, kind: Self.kind(type, path), range: start..<(start + size)))
                longPath = nil
            }
            offset = start + (size + Self.block - 1) / Self.block * Self.block
        }
    }

    private static func kind(_ type: UInt8, _ path: String) -> MemberKind {
        switch type {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"): path.hasSuffix("/") ? .folder : .file
        case UInt8(ascii: "1"), UInt8(ascii: "2"): .link
        case UInt8(ascii: "5"): .folder
        default: .special
        }
    }

    /// Whether the sum in the header is that of its bytes, the sum itself counted as blanks.
    private static func isIntact(_ header: ArraySlice<UInt8>) -> Bool {
        let start = header.startIndex
        let own = (start + 148)..<(start + 156)
        let sum = header.indices.reduce(0) { $0 + (own.contains($1) ? 32 : Int(header[$1])) }
        return number(header[own]) == sum
    }

    /// Octal digits with blanks or zeros around them.
    private static func number(_ field: ArraySlice<UInt8>) -> Int? {
        let digits = field.drop { $0 == 32 }.prefix { $0 != 0 && $0 != 32 }
        return digits.isEmpty ? 0 : Int(String(decoding: digits, as: UTF8.self), radix: 8).flatMap { $0 < 0 ? nil : $0 }
    }

    private static func path(of header: ArraySlice<UInt8>) -> String {
        let name = text(header.prefix(100))
        let isPOSIX = header.dropFirst(257).starts(with: "ustar\0".utf8)
        let prefix = isPOSIX ? text(header.dropFirst(345).prefix(155)) : ""
        return prefix.isEmpty ? name : prefix + "/" + name
    }

    /// The path in the records of pax, each `LENGTH KEY=VALUE` and a line feed.
    private static func path(inRecords records: ArraySlice<UInt8>) -> String? {
        var rest = records
        while let blank = rest.firstIndex(of: 32),
            let length = Int(String(decoding: rest[..<blank], as: UTF8.self)), length > 0, length <= rest.count,
            blank < rest.startIndex + length
        {
            let record = rest[(blank + 1)..<(rest.startIndex + length)]
            if record.starts(with: "path=".utf8) { return text(record.dropFirst(5).prefix { $0 != 10 }) }
            rest = rest.dropFirst(length)
        }
        return nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
}
