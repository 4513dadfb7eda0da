import LessonModel

/// Why the runner stopped a program.
enum ProgramStop: Sendable, Hashable {
    /// - Parameter memory: bytes that it held then; 0 when they are not worth telling.
    case time(seconds: Double, memory: Int = 0)
    case memory(limit: Int)
    case output(limit: Int)
    case values(limit: Int)
    case records(limit: Int)
    case files(limit: Int)
    case processes(limit: Int)
    case cancelled

    /// Whether it is what several processes use together, so that all but the one that is asked are killed at once.
    var isOfAllProcesses: Bool {
        switch self {
        case .memory, .files, .processes: true
        case .time, .output, .values, .records, .cancelled: false
        }
    }

    var status: CellStatus {
        switch self {
        case .time: .timedOut
        case .memory, .output, .values, .records, .files, .processes: .overLimit
        case .cancelled: .skipped
        }
    }

    var message: String {
        switch self {
        case .time(let seconds, 0): "the cell ran longer than \(Self.amount(seconds)) s and was stopped"
        case .time(let seconds, let memory):
            "the cell ran longer than \(Self.amount(seconds)) s, held \(Self.bytes(memory)) of memory and was stopped"
        case .memory(let limit): "the cell used more than \(Self.bytes(limit)) of memory and was stopped"
        case .output(let limit): "the cell printed more than \(Self.bytes(limit)) and was stopped"
        case .values(let limit): "the cell showed values of more than \(Self.bytes(limit)) and was stopped"
        case .records(let limit): "the cell recorded more than \(limit) values and was stopped"
        case .files(let limit):
            "the cell filled its folder with more than \(Self.bytes(limit)), or with folders in folders, and was stopped"
        case .processes(let limit): "the cell started more than \(limit) processes and was stopped"
        case .cancelled: "interrupted"
        }
    }

    var remedy: String? {
        switch self {
        case .time(_, 0): "give a cell that needs longer `timeout=SECONDS`"
        case .time: Self.endlessGrowth
        case .memory: Self.endlessGrowth + ", or for a matrix of too many numbers"
        case .records, .cancelled: nil
        case .output: "print less, or look for a loop that does not end"
        case .values: "show a part of it"
        case .files: "write less, or remove files that are not needed any more"
        case .processes: "start fewer, and wait for their ends"
        }
    }

    /// What a piece may do whose memory grows.
    private static let endlessGrowth = "look for a loop that does not end and appends each time"

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
