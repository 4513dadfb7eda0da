import AttentionKernel

/// Why bytes are no safetensors file, or not the one that was asked for.
public struct SafetensorsError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, in words.
    public let problem: String
    /// Where, counted in bytes from the file's beginning; nil when no byte is to blame.
    public let byte: Int?

    public init(_ problem: String, atByte byte: Int? = nil) {
        self.problem = problem
        self.byte = byte
    }

    public var description: String {
        "safetensors: \(problem)" + (byte.map { " (byte \($0))" } ?? "")
    }
}
