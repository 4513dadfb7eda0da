import AttentionKernel

extension Safetensors {
    /// What numbers are written as.
    public enum WrittenFormat: Sendable, Hashable {
        /// Single precision, what most model files hold; numbers are rounded.
        case float32
        /// Double precision; numbers are kept exactly.
        case float64

        var stored: NumberFormat { self == .float32 ? .float32 : .float64 }
    }

    /// The file's bytes; the same tensors give the same bytes.
    ///
    /// The program stops when two tensors have the same name.
    /// The header is filled up with spaces to a multiple of 8 bytes, so that numbers lie where a processor likes them.
    public func bytes(
        as format: WrittenFormat = .float32, file: StaticString = #filePath, line: UInt = #line
    ) -> [UInt8] {
        for (index, tensor) in tensors.enumerated()
        where tensor.name == "__metadata__" || tensors[..<index].contains(where: { $0.name == tensor.name }) {
            stop(
                "Safetensors: a file needs a name of its own for each tensor, and not “__metadata__”; see “\(tensor.name)”",
                file: file, line: line)
        }
        let stored = format.stored
        var fields: [String] = []
        if !notes.isEmpty {
            let texts = notes.map { "\($0.key.json):\($0.text.json)" }
            fields.append("\"__metadata__\":{\(texts.joined(separator: ","))}")
        }
        var position = 0
        for tensor in tensors {
            let end = position + tensor.values.count * stored.width
            let shape = tensor.shape.map { "\($0)" }.joined(separator: ",")
            fields.append(
                "\(tensor.name.json):{\"dtype\":\"\(stored.rawValue)\",\"shape\":[\(shape)],\"data_offsets\":[\(position),\(end)]}"
            )
            position = end
        }
        var header = Array("{\(fields.joined(separator: ","))}".utf8)
        while header.count % 8 != 0 { header.append(UInt8(ascii: " ")) }
        var result: [UInt8] = []
        result.reserveCapacity(8 + header.count + position)
        result.append(littleEndian: UInt64(header.count), width: 8)
        result += header
        for tensor in tensors {
            for value in tensor.values {
                let bits = format == .float32 ? UInt64(Float(value).bitPattern) : value.bitPattern
                result.append(littleEndian: bits, width: stored.width)
            }
        }
        return result
    }
}

extension [UInt8] {
    fileprivate mutating func append(littleEndian bits: UInt64, width: Int) {
        for index in 0..<width { append(UInt8(truncatingIfNeeded: bits >> UInt64(8 * index))) }
    }
}

extension String {
    /// The text as JSON writes it, quotes included.
    fileprivate var json: String {
        var result: [UInt8] = [UInt8(ascii: "\"")]
        let digits = Array("0123456789abcdef".utf8)
        for byte in utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): result += [UInt8(ascii: "\\"), byte]
            case 0..<0x20: result += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            default: result.append(byte)
            }
        }
        return String(decoding: result + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
