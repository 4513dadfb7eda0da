/// A JSON value: what wire lines and cached results are written in.
///
/// Numbers are doubles and come back bit for bit; those that JSON has no word for are the strings `"inf"`, `"-inf"` and
/// `"nan"`.
public indirect enum JSONValue: Sendable {
    /// One name and its value in an object.
    public struct Member: Sendable {
        public var name: String
        public var value: JSONValue

        public init(_ name: String, _ value: JSONValue) {
            self.name = name
            self.value = value
        }
    }

    case null
    case boolean(Bool)
    case number(Double)
    case string(String)
    case array([JSONValue])
    /// In the order written.
    case object([Member])

    /// A number that may be infinite or none at all.
    public init(_ number: Double) {
        self = number.isFinite ? .number(number) : .string(number.isNaN ? "nan" : number < 0 ? "-inf" : "inf")
    }

    public init(_ number: Int) {
        self = .number(Double(number))
    }

    public init(_ strings: [String]) {
        self = .array(strings.map { .string($0) })
    }

    public init(_ numbers: [Double]) {
        self = .array(numbers.map { JSONValue($0) })
    }
}

/// Reading a value that should be of a certain form; nil when it is not.
extension JSONValue {
    /// The member of that name in an object.
    public subscript(_ name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    public var isNull: Bool {
        if case .null = self { true } else { false }
    }

    public var boolean: Bool? {
        if case .boolean(let value) = self { value } else { nil }
    }

    public var string: String? {
        if case .string(let value) = self { value } else { nil }
    }

    public var array: [JSONValue]? {
        if case .array(let values) = self { values } else { nil }
    }

    /// A number, or one of the three words for numbers that JSON lacks.
    public var double: Double? {
        switch self {
        case .number(let value): value
        case .string("inf"): .infinity
        case .string("-inf"): -.infinity
        case .string("nan"): .nan
        default: nil
        }
    }

    /// A whole number.
    public var integer: Int? {
        if case .number(let value) = self { Int(exactly: value) } else { nil }
    }

    public var strings: [String]? {
        guard let array else { return nil }
        var strings: [String] = []
        for value in array {
            guard let string = value.string else { return nil }
            strings.append(string)
        }
        return strings
    }

    public var booleans: [Bool]? {
        guard let array else { return nil }
        let booleans = array.compactMap { $0.boolean }
        return booleans.count == array.count ? booleans : nil
    }

    public var doubles: [Double]? {
        guard let array else { return nil }
        var doubles: [Double] = []
        doubles.reserveCapacity(array.count)
        for value in array {
            guard let double = value.double else { return nil }
            doubles.append(double)
        }
        return doubles
    }
}
