import LessonModel

/// Why the runner stopped a program.
enum ProgramStop: Sendable, Hashable {
    case time(seconds: Double)
    case memory(limit: Int)
    case output(limit: Int)
    case values(limit: Int)
    case cancelled

    var status: CellStatus {
        switch self {
        case .time: .timedOut
        case .memory, .output, .values: .overLimit
        case .cancelled: .skipped
        }
    }

    var message: String {
        switch self {
        case .time(let seconds): "the cell ran longer than \(Self.amount(seconds)) s and was stopped"
        case .memory(let limit): "the cell used more than \(Self.bytes(limit)) of memory and was stopped"
        case .output(let limit): "the cell printed more than \(Self.bytes(limit)) and was stopped"
        case .values(let limit): "the cell showed values of more than \(Self.bytes(limit)) and was stopped"
        case .cancelled: "interrupted"
        }
    }

    var remedy: String? {
        switch self {
        case .time: "give a cell that needs longer `timeout=SECONDS`"
        case .memory, .cancelled: nil
        case .output: "print less, or look for a loop that does not end"
        case .values: "show a part of it"
        }
    }

    /// `2 GiB`, `512 MiB`, `100 bytes`.
    static func bytes(_ count: Int) -> String {
        for (size, name) in [(1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")] where count >= size {
            return "\(amount(Double(count) / Double(size))) \(name)"
        }
        return "\(count) bytes"
    }

    /// At most one decimal.
    private static func amount(_ number: Double) -> String {
        let tenths = (number * 10).rounded() / 10
        return tenths == tenths.rounded() ? "\(Int(tenths))" : "\(tenths)"
    }
}
