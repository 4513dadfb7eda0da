import Foundation

/// Notes which lesson a process is at, and ends the process when a lesson takes too long or too much memory.
final class LessonWatch: Sendable {
    /// The exit codes of a process that a watch has ended.
    static let (tooLong, tooMuch): (Int32, Int32) = (77, 78)

    private let file: FileHandle
    private let seconds: Double
    private let mebibytes: Int
    private let state = State()

    /// What the process is at; the slowest lesson so far.
    private final class State: @unchecked Sendable {
        let lock = NSLock()
        var (number, begun): (Int, Double) = (0, .infinity)
        var slowest: (number: Int, seconds: Double) = (0, 0)
    }

    /// - Parameter file: gets the number of the lesson, then that of the slowest one and its seconds, and the peak of memory.
    init(file: String, seconds: Double, mebibytes: Int) throws {
        guard FileManager.default.createFile(atPath: file, contents: nil),
            let handle = FileHandle(forWritingAtPath: file)
        else { throw CocoaError(.fileWriteUnknown) }
        self.file = handle
        self.seconds = seconds
        self.mebibytes = mebibytes
        Thread.detachNewThread { [self] in
            while true {
                Thread.sleep(forTimeInterval: 0.25)
                look()
            }
        }
    }

    func begin(_ number: Int) {
        state.lock.withLock { (state.number, state.begun) = (number, Self.processorSeconds) }
        note()
    }

    func end() {
        look()
        state.lock.withLock {
            let taken = Self.processorSeconds - state.begun
            if taken > state.slowest.seconds { state.slowest = (state.number, taken) }
            state.begun = .infinity
        }
        note()
    }

    private func look() {
        let (begun, peak) = state.lock.withLock { (state.begun, Self.peakMebibytes) }
        if Self.processorSeconds - begun > seconds { stop("it takes longer than \(seconds) s", Self.tooLong) }
        if peak > mebibytes { stop("it needs more than \(mebibytes) MiB", Self.tooMuch) }
    }

    private func stop(_ reason: String, _ code: Int32) -> Never {
        FileHandle.standardError.write(Data((reason + "\n").utf8))
        _exit(code)
    }

    private func note() {
        let line = state.lock.withLock {
            "\(state.number) \(state.slowest.number) \(state.slowest.seconds) \(Self.peakMebibytes)\n"
        }
        // Blanks in place of what was there before.
        let padded = line.dropLast() + String(repeating: " ", count: max(0, 79 - line.count)) + "\n"
        try? file.seek(toOffset: 0)
        try? file.write(contentsOf: Data(padded.utf8))
    }

    /// What a note says.
    struct Note {
        var number: Int
        var slowest: (number: Int, seconds: Double)
        var peak: Int

        init?(contentsOf file: String) {
            let words = (try? String(contentsOfFile: file, encoding: .utf8))?.split { $0 == " " || $0 == "\n" } ?? []
            guard words.count >= 4, let number = Int(words[0]), let slowest = Int(words[1]),
                let seconds = Double(words[2]), let peak = Int(words[3])
            else { return nil }
            (self.number, self.slowest, self.peak) = (number, (slowest, seconds), peak)
        }
    }

    private static var usage: rusage {
        var usage = rusage()
        #if canImport(Darwin)
        getrusage(RUSAGE_SELF, &usage)
        #else
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        #endif
        return usage
    }

    /// The processor time of the process so far.
    private static var processorSeconds: Double {
        let usage = usage
        return Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6
    }

    private static var peakMebibytes: Int {
        #if canImport(Darwin)
        usage.ru_maxrss >> 20
        #else
        usage.ru_maxrss >> 10
        #endif
    }
}
