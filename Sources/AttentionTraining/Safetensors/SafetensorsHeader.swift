import AttentionKernel

/// Reads the JSON header of a safetensors file, which has no more of JSON than it needs.
struct SafetensorsHeader {
    /// A tensor as the header describes it.
    struct Entry {
        var name: String
        /// Where its description begins in the file.
        var byte: Int
        var format = ""
        var shape: [Int] = []
        /// Its first byte and the one after its last, counted from the header's end.
        var begin = 0
        var end = 0
    }

    private(set) var entries: [Entry] = []
    private(set) var notes: [Safetensors.Note] = []
    private let bytes: [UInt8]
    private var position: Int
    private let end: Int

    init(bytes: [UInt8], from start: Int, to end: Int) {
        self.bytes = bytes
        position = start
        self.end = end
    }

    mutating func read() throws(SafetensorsError) {
        guard position < end, bytes[position] == UInt8(ascii: "{") else {
            throw SafetensorsError("the header must begin with “{”", atByte: position)
        }
        var hasNotes = false
        try object { scanner, name, byte throws(SafetensorsError) in
            if name == "__metadata__" {
                guard !hasNotes else { throw SafetensorsError("there are two “__metadata__”", atByte: byte) }
                hasNotes = true
                try scanner.readNotes()
            } else {
                guard !scanner.entries.contains(where: { $0.name == name }) else {
                    throw SafetensorsError("there are two tensors “\(name)”", atByte: byte)
                }
                scanner.entries.append(try scanner.entry(name, byte))
            }
        }
        skipSpace()
        guard position == end else { throw SafetensorsError("the header goes on after its last “}”", atByte: position) }
    }

    private mutating func readNotes() throws(SafetensorsError) {
        try object { scanner, key, _ throws(SafetensorsError) in
            scanner.notes.append(Safetensors.Note(key: key, text: try scanner.string()))
        }
    }

    private mutating func entry(_ name: String, _ byte: Int) throws(SafetensorsError) -> Entry {
        var entry = Entry(name: name, byte: byte)
        var fields: [String] = []
        try object { scanner, field, byte throws(SafetensorsError) in
            if fields.contains(where: { $0 == field }) {
                throw SafetensorsError("the tensor “\(name)” has two “\(field)”", atByte: byte)
            }
            fields.append(field)
            switch field {
            case "dtype": entry.format = try scanner.string()
            case "shape": entry.shape = try scanner.numbers()
            case "data_offsets":
                let offsets = try scanner.numbers()
                guard offsets.count == 2 else {
                    throw SafetensorsError(
                        "the tensor “\(name)” has \(offsets.count) data_offsets instead of 2", atByte: byte)
                }
                (entry.begin, entry.end) = (offsets[0], offsets[1])
            default: throw SafetensorsError("the tensor “\(name)” has the unknown field “\(field)”", atByte: byte)
            }
        }
        for field in ["dtype", "shape", "data_offsets"] where !fields.contains(where: { $0 == field }) {
            throw SafetensorsError("the tensor “\(name)” has no “\(field)”", atByte: byte)
        }
        return entry
    }

    /// An object, with a reader for the value after each name; it gets the name's place as well.
    private mutating func object(
        _ value: (inout SafetensorsHeader, String, Int) throws(SafetensorsError) -> Void
    ) throws(SafetensorsError) {
        try expect("{")
        if take("}") { return }
        repeat {
            skipSpace()
            let byte = position
            let name = try string()
            try expect(":")
            try value(&self, name, byte)
        } while take(",")
        try expect("}")
    }

    private mutating func numbers() throws(SafetensorsError) -> [Int] {
        try expect("[")
        var result: [Int] = []
        if take("]") { return result }
        repeat { result.append(try number()) } while take(",")
        try expect("]")
        return result
    }

    private mutating func number() throws(SafetensorsError) -> Int {
        skipSpace()
        let start = position
        var result = 0
        while position < end, case let digit = bytes[position] &- UInt8(ascii: "0"), digit < 10 {
            let (tens, isTooLarge) = result.multipliedReportingOverflow(by: 10)
            let (sum, isTooLargeToo) = tens.addingReportingOverflow(Int(digit))
            guard !isTooLarge, !isTooLargeToo else { throw SafetensorsError("the number is too large", atByte: start) }
            result = sum
            position += 1
        }
        guard position > start else { throw SafetensorsError("a whole number is missing", atByte: start) }
        return result
    }

    private mutating func string() throws(SafetensorsError) -> String {
        try expect("\"")
        let start = position
        var text: [UInt8] = []
        while position < end, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\") {
                text += Array(try escaped().utf8)
            } else {
                guard bytes[position] >= 0x20 else {
                    throw SafetensorsError("a control character stands in a text", atByte: position)
                }
                text.append(bytes[position])
                position += 1
            }
        }
        try expect("\"")
        let result = String(decoding: text, as: UTF8.self)
        guard result.utf8.elementsEqual(text) else { throw SafetensorsError("the text is not UTF-8", atByte: start) }
        return result
    }

    /// What an escape such as `\n` or `\u00e9` stands for.
    private mutating func escaped() throws(SafetensorsError) -> String {
        let start = position
        guard position + 1 < end else { throw SafetensorsError("the header ends within a text", atByte: start) }
        let letter = bytes[position + 1]
        position += 2
        switch letter {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Unicode.Scalar(letter))
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var code = try fourHexDigits()
            // Beyond U+FFFF a character is written as two, a high surrogate and a low one.
            if code >> 10 == 0x36, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
                bytes[position + 1] == UInt8(ascii: "u")
            {
                position += 2
                let low = try fourHexDigits()
                guard low >> 10 == 0x37 else { throw SafetensorsError("half a character is missing", atByte: start) }
                code = 0x10000 + (code & 0x3FF) << 10 + (low & 0x3FF)
            }
            guard let scalar = Unicode.Scalar(code) else {
                throw SafetensorsError("half a character is missing", atByte: start)
            }
            return String(scalar)
        default: throw SafetensorsError("the escape is none of JSON's", atByte: start)
        }
    }

    private mutating func fourHexDigits() throws(SafetensorsError) -> UInt32 {
        var result: UInt32 = 0
        for _ in 0..<4 {
            guard position < end, let digit = bytes[position].hexDigit else {
                throw SafetensorsError("“\\u” takes four hexadecimal digits", atByte: position)
            }
            result = result << 4 | digit
            position += 1
        }
        return result
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(SafetensorsError) {
        guard take(character) else {
            throw SafetensorsError("“\(String(character))” is missing in the header", atByte: position)
        }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard position < end, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpace() {
        while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }
}

extension UInt8 {
    fileprivate var hexDigit: UInt32? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}
