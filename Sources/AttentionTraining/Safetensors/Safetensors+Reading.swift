import AttentionKernel

extension Safetensors {
    /// Headers longer than this are refused, as by the format's own library.
    private static let longestHeader = 100_000_000

    /// Reads a file's bytes: F64, F32, F16 and BF16 tensors become double precision, exactly.
    ///
    /// Tensors come in the order of their numbers in the file.
    public init(bytes: [UInt8]) throws(SafetensorsError) {
        guard bytes.count >= 8 else {
            throw SafetensorsError("a file has at least 8 bytes and this one \(bytes.count)", atByte: bytes.count)
        }
        let length = bytes.littleEndian(at: 0, width: 8)
        guard length <= UInt64(Self.longestHeader), Int(length) <= bytes.count - 8 else {
            throw SafetensorsError(
                "the header is said to be \(length) bytes long, and \(bytes.count - 8) bytes follow", atByte: 0)
        }
        var scanner = SafetensorsHeader(bytes: bytes, from: 8, to: 8 + Int(length))
        try scanner.read()
        self.init(notes: scanner.notes)
        let entries = scanner.entries.sorted { ($0.begin, $0.end) < ($1.begin, $1.end) }
        let start = 8 + Int(length)
        var position = 0
        for entry in entries {
            tensors.append(try entry.tensor(in: bytes, start: start, expectedAt: position))
            position = entry.end
        }
        guard start + position == bytes.count else {
            throw SafetensorsError(
                "\(bytes.count - start - position) bytes at the end belong to no tensor", atByte: start + position)
        }
    }
}

extension SafetensorsHeader.Entry {
    fileprivate func tensor(
        in bytes: [UInt8], start: Int, expectedAt position: Int
    ) throws(SafetensorsError) -> Safetensors.Tensor {
        guard let format = Safetensors.NumberFormat(rawValue: format) else {
            throw SafetensorsError(
                "the tensor “\(name)” holds numbers of the format “\(self.format)”; F64, F32, F16 and BF16 are read",
                atByte: byte)
        }
        guard begin <= end, end <= bytes.count - start else {
            throw SafetensorsError(
                "the tensor “\(name)” is said to be at \(begin)..<\(end) of \(bytes.count - start) bytes", atByte: byte)
        }
        guard begin == position else {
            let relation =
                begin < position
                ? "overlaps the one before, which ends" : "leaves a gap after the one before, which ends"
            throw SafetensorsError(
                "the tensor “\(name)” begins at \(begin) and \(relation) at \(position)", atByte: byte)
        }
        var count = 1
        for length in shape {
            let (product, isTooLarge) = count.multipliedReportingOverflow(by: length)
            guard !isTooLarge else {
                throw SafetensorsError("the tensor “\(name)” has more numbers than can be counted", atByte: byte)
            }
            count = product
        }
        guard (end - begin) % format.width == 0, (end - begin) / format.width == count else {
            throw SafetensorsError(
                "the tensor “\(name)” of shape \(shape) has \(count) numbers of \(format.width) bytes each, "
                    + "and its place \(end - begin) bytes",
                atByte: byte)
        }
        let first = start + begin
        let values = (0..<count).map {
            format.number(bytes.littleEndian(at: first + $0 * format.width, width: format.width))
        }
        return Safetensors.Tensor(name: name, shape: shape, values: values)
    }
}

extension Safetensors.NumberFormat {
    /// The number that a pattern of bits stands for.
    func number(_ bits: UInt64) -> Double {
        switch self {
        case .float64: return Double(bitPattern: bits)
        case .float32: return Double(Float(bitPattern: UInt32(bits)))
        case .brainFloat16: return Double(Float(bitPattern: UInt32(bits) << 16))
        case .float16:
            // One sign bit, five of exponent, ten of fraction.
            let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023))
            let magnitude: Double =
                switch exponent {
                case 0: fraction * 0x1p-24
                case 31: fraction == 0 ? .infinity : .nan
                default: (1024 + fraction) * powerOfTwo(exponent - 25)
                }
            return bits >> 15 == 1 ? -magnitude : magnitude
        }
    }
}

extension [UInt8] {
    func littleEndian(at position: Int, width: Int) -> UInt64 {
        var result: UInt64 = 0
        for index in 0..<width { result |= UInt64(self[position + index]) << UInt64(8 * index) }
        return result
    }
}
