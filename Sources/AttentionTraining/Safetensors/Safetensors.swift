import AttentionKernel

/// Named tensors in the safetensors format, as files of model weights hold them.
///
/// The format (github.com/huggingface/safetensors): 8 bytes with the length of the header, little-endian; the header, a
/// JSON object that gives each tensor's number format, shape and place; then the numbers, row-major and little-endian.
public struct Safetensors: Sendable, Hashable {
    /// How numbers are stored.
    public enum NumberFormat: String, Sendable, Hashable, CaseIterable {
        case float64 = "F64"
        case float32 = "F32"
        /// IEEE 754 half precision; read only.
        case float16 = "F16"
        /// The upper half of single precision; read only.
        case brainFloat16 = "BF16"

        /// Bytes for each number.
        var width: Int {
            switch self {
            case .float64: 8
            case .float32: 4
            case .float16, .brainFloat16: 2
            }
        }
    }

    /// A block of numbers of any number of axes.
    public struct Tensor: Sendable, Hashable {
        public var name: String
        /// The length of each axis; empty for a single number.
        public var shape: [Int]
        /// Row-major; as many as the product of the shape.
        public var values: [Double]

        public init(name: String, shape: [Int], values: [Double], file: StaticString = #filePath, line: UInt = #line) {
            guard values.count == shape.reduce(1, *) else {
                stop(
                    "Safetensors: the tensor “\(name)” of shape \(shape) takes \(shape.reduce(1, *)) values; "
                        + "\(values.count) were given",
                    file: file, line: line)
            }
            self.name = name
            self.shape = shape
            self.values = values
        }
    }

    /// A line of the file's own notes.
    public struct Note: Sendable, Hashable {
        public var key: String
        public var text: String

        public init(key: String, text: String) {
            self.key = key
            self.text = text
        }
    }

    public var tensors: [Tensor]
    /// The header's `__metadata__`.
    public var notes: [Note]

    public init(tensors: [Tensor] = [], notes: [Note] = []) {
        self.tensors = tensors
        self.notes = notes
    }

    /// The tensor of that name, or nil.
    public subscript(name: String) -> Tensor? { tensors.first { $0.name == name } }
}
