import AttentionKernel

#if !hasFeature(Embedded)
#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension Safetensors {
    /// Reads a file; see `init(bytes:)` for what is understood.
    public init(contentsOf path: String) throws(SafetensorsError) {
        guard let file = fopen(path, "rb") else { throw SafetensorsError("\(path) cannot be opened for reading") }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = fread(&piece, 1, piece.count, file), count > 0 { bytes += piece[..<count] }
        guard ferror(file) == 0 else { throw SafetensorsError("\(path) cannot be read") }
        try self.init(bytes: bytes)
    }

    /// Writes a file, over one that is there.
    public func write(to path: String, as format: WrittenFormat = .float32) throws(SafetensorsError) {
        guard let file = fopen(path, "wb") else { throw SafetensorsError("\(path) cannot be opened for writing") }
        let bytes = bytes(as: format)
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw SafetensorsError("\(path) cannot be written") }
    }
}
#endif
