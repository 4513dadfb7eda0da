import LessonModel

/// How much the compiler may use for a program with answers, which may be written to exhaust it, or with mutants.
struct CompilerLimits: Sendable {
    /// Of computing time: a machine that is busy with other work refuses nobody's answer.
    var seconds = 20
    /// Bytes of address space.
    var memory = 3 << 30
    /// Of computing time for the types of one expression, which is then an error at its place.
    var secondsForExpression = 4

    /// The limits of programs with mutants.
    ///
    /// A small change can leave an expression without types that fit, for which the compiler would search as long as it can.
    /// All else in such a program is the course's own.
    static let mutants = CompilerLimits(seconds: 600, memory: 8 << 30, secondsForExpression: 1)

    var flags: [String] { ["-solver-expression-time-threshold=\(secondsForExpression)"] }

    /// The error that the compiler has exceeded a limit; nil when it has ended in another way.
    func excess(of run: CommandRun) -> Diagnostic? {
        switch run.ending {
        case .signalled(Self.timeSignal):
            Diagnostic(
                at: nil, "the compiler was stopped: it would take longer than \(seconds) s",
                remedy: "write simpler types and expressions: give their parts names, and names their types")
        case .flooded:
            Diagnostic(
                at: nil, "the compiler was stopped: it found more errors than can be read",
                remedy: "begin with a part that compiles, and add to it")
        case .signalled, .exited:
            Self.wordsOfExhaustion.contains(where: run.text.contains)
                ? Diagnostic(
                    at: nil, "the compiler was stopped: it would need more than \(ProgramStop.bytes(memory)) of memory",
                    remedy: "write simpler types: each that holds several of the one before doubles them") : nil
        }
    }

    /// SIGXCPU.
    private static let timeSignal = 24
    private static let wordsOfExhaustion = [
        "out of memory", "Cannot allocate memory", "bad_alloc", "Allocation failed",
    ]
}
