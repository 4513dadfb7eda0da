import LessonModel

/// A trap that ended a program, and its diagnostic: message, innermost line of the lesson, calls, remedy.
struct Trap {
    /// What the standard library printed about it.
    var crashMessage: String
    var report: CrashReport?
    /// nil when no signal ended the process.
    var signal: Int?

    /// The location when no line is known: the beginning of the cell.
    var fallback: FileLocation

    func diagnostic(excerpt: (FileLocation) -> Diagnostic.Excerpt?) -> Diagnostic {
        var frames = report?.frames ?? []
        if frames.isEmpty, let placeInMessage { frames = [StackFrame(place: placeInMessage, hasColumn: false)] }
        return Trap.diagnostic(message, frames: frames, fallback: fallback, remedy: remedy, excerpt: excerpt)
    }

    /// A diagnostic at the innermost call in the lesson, with notes on the others.
    ///
    /// Where a module of the course has stopped the program is the first note: the lesson's line is what readers see.
    /// Without a call it is at the fallback, whose line is not shown, since it is not the cause.
    static func diagnostic(
        _ message: String, frames: [StackFrame], fallback: FileLocation, remedy: String?,
        excerpt: (FileLocation) -> Diagnostic.Excerpt?
    ) -> Diagnostic {
        func line(_ frame: StackFrame) -> Diagnostic.Excerpt? {
            var line = excerpt(frame.place)
            if !frame.hasColumn { line?.length = 0 }
            return line
        }
        func call(of callee: StackFrame, at caller: StackFrame) -> Diagnostic {
            let name = callee.function.map { "\(subject($0)) is called here" } ?? "called from here"
            return Diagnostic(.note, at: caller.place, name, excerpt: line(caller))
        }
        let inner = frames.prefix(while: \.isInModule)
        let own = frames.filter { !$0.isInModule }
        var notes: [Diagnostic] = []
        if let first = inner.first {
            let place = first.function.map { "it happens here, in \(subject($0))" } ?? "it happens here"
            notes.append(Diagnostic(.note, at: first.place, place, excerpt: line(first)))
        }
        for calls in [Array(inner), own] {
            for (callee, caller) in zip(calls, calls.dropFirst()) where caller.place != callee.place {
                if notes.count < mostNotes { notes.append(call(of: callee, at: caller)) }
            }
        }
        return Diagnostic(
            at: own.first?.place ?? fallback, message, excerpt: own.first.flatMap(line), remedy: remedy, notes: notes)
    }

    private static func subject(_ function: String) -> String {
        let closure = CrashReport.closure
        if function == closure { return "the \(closure)" }
        return function.hasPrefix("\(closure) in ")
            ? "the \(closure) in `\(function.dropFirst(closure.count + 4))`" : "`\(function)`"
    }

    /// The innermost calls of a deep stack are enough.
    static let mostNotes = 8

    /// SIGXFSZ.
    private var exceedsFileSize: Bool { signal == 25 }

    private var hasLargeCalls: Bool { report?.hasLargeCalls == true }

    private var isStackOverflow: Bool { report?.recursion != nil && (signal == 11 || signal == 10 || signal == 7) }

    private var message: String {
        if isStackOverflow, let function = report?.recursion {
            return "stack overflow: \(Trap.subject(function)) calls itself "
                + (hasLargeCalls ? "more often than there is room for" : "without end")
        }
        if let failureMessage {
            // The diagnostic itself says that it is an error.
            let name = "Fatal error: "
            return failureMessage.hasPrefix(name) ? String(failureMessage.dropFirst(name.count)) : failureMessage
        }
        if let failure = report?.failure { return failure }
        if let report, !["", "Illegal instruction"].contains(report.description) { return report.description }
        if signal == 9 { return "the cell's process was killed by signal 9" }
        if exceedsFileSize { return "a file of more than 256 MiB was written" }
        return signal.map { "the program was ended by signal \($0)\(Trap.name(of: $0))" } ?? "the program trapped"
    }

    /// The crash message from `Fatal error` on, without the lines that the backtracer adds.
    private var failureMessage: String? {
        var lines: [Substring] = []
        for line in crashMessage.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("*** Signal ") { break }
            let start = Trap.kinds.compactMap { line.firstRange(of: $0)?.lowerBound }.min()
            if let start { lines = [line[start...]] } else if !lines.isEmpty { lines.append(line) }
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.isEmpty ? nil : Trap.withoutInternals(lines.joined(separator: "\n"))
    }

    /// `E()` of `Lesson.(unknown context at $7f9b8ae77d80).E()`: a type of a cell is named without its context; and
    /// `'Int'` of `'Swift.Int' (0x7f9b8ae77d80)`.
    private static func withoutInternals(_ message: String) -> String {
        message.replacing(/(?:\w+\.)?(?:\(unknown context at \$[0-9a-f]+\)\.)+/, with: "")
            .replacing("raised an error: Lesson.", with: "raised an error: ")
            .replacing(/'([^']*)' \(0x[0-9a-f]+\)\.?/) { type in
                "'\(type.1.replacing("Swift.", with: "").replacing("Lesson.", with: ""))'"
            }
    }

    /// What the messages of the standard library and the runtime begin with.
    static let kinds = [
        "Fatal error", "Precondition failed", "Assertion failed", "Could not cast value", "Simultaneous accesses to",
    ]

    /// The location in a message such as `lessons/m.md:48: Precondition failed`.
    private var placeInMessage: FileLocation? {
        guard let mark = crashMessage.firstRange(of: SourceFileName.encoded(fallback.file) + ":") else { return nil }
        let digits = crashMessage[mark.upperBound...].prefix { $0.isNumber }
        return Int(digits).map { FileLocation(file: fallback.file, line: $0, column: 1) }
    }

    private var remedy: String? {
        if isStackOverflow, hasLargeCalls { return "each call needs much room: keep the types of its variables small" }
        if isStackOverflow { return "let the recursion end: a case that does not call itself" }
        if exceedsFileSize { return "write less, or several files" }
        if signal == 9 { return "look for a call of `kill`; the system, too, kills what takes more memory than it has" }
        return ShapeMismatch(message)?.remedy ?? Trap.remedies.first { message.contains($0.phrase) }?.remedy
    }

    /// Whether a signal comes from another process, or from a system that is out of memory: no fault of the code raises it.
    static func comesFromOutside(signal: Int) -> Bool { [1, 2, 9, 15].contains(signal) }

    private static let rowsAndColumns = "rows are `0..<x.rows` and columns `0..<x.columns`, not `0...x.rows`"

    private static let remedies: [(phrase: String, remedy: String)] = [
        (
            "Index out of range",
            "indices of an array run from 0 to count − 1: `0..<x.count`, not `0...x.count`; `append` adds one"
        ),
        ("; rows count from 0", rowsAndColumns), ("; columns count from 0", rowsAndColumns),
        ("; both count from 0", rowsAndColumns),
        ("; all need the same number", "write a number for each column in every row"),
        ("Unexpectedly found nil", "unwrap with `if let`, or give a value for nil with `??`"),
        ("Division by zero", "test the divisor first; only floating-point numbers can be divided by zero"),
        ("Division by zero in remainder", "test the divisor first"),
        ("arithmetic overflow", "use a wider type, or `&+`, `&-`, `&*` where wrapping around is meant"),
        ("Dictionary literal contains duplicate keys", "write each key once"),
        ("Range requires lowerBound <= upperBound", "the first bound of a range must not be above the second"),
        ("Could not cast value", "cast with `as?` and look at what comes out"),
    ]

    private static func name(of signal: Int) -> String {
        [
            4: " (illegal instruction)", 5: " (trap)", 6: " (abort)", 8: " (arithmetic)", 9: " (killed)",
            11: " (bad memory access)", 15: " (terminated)",
        ][signal] ?? ""
    }
}
