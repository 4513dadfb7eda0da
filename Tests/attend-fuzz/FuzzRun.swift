import Foundation
import Synchronization

/// A run over many lessons in several processes: one that a lesson ends is started again behind that lesson.
struct FuzzRun: Sendable {
    let seed: UInt64
    let range: Range<Int>
    let jobs: Int
    /// Options for each process.
    let options: [String]

    /// A lesson that has ended its process.
    struct Fault: Sendable {
        enum Kind: String, Sendable, CaseIterable {
            case crash
            case tooLong = "too long"
            case tooMuch = "too much memory"
        }

        var number: Int
        var kind: Kind
        /// What the process has said.
        var message: String
    }

    struct Outcome: Sendable {
        var seed: UInt64
        var count: Int
        var faults: [Fault] = []
        var slowest: (number: Int, seconds: Double) = (0, 0)
        var peak = 0

        var isGood: Bool { faults.isEmpty }

        var text: String {
            let counts = Fault.Kind.allCases.map { kind in "\(kind.rawValue): \(faults.count { $0.kind == kind })" }
            let told = faults.sorted { $0.number < $1.number }.prefix(50).map {
                "lesson \($0.number), \($0.kind.rawValue): \($0.message)"
            }
            return
                (told + [
                    "seed \(seed): \(count) lessons; \(counts.joined(separator: ", ")); slowest: lesson \(slowest.number) in "
                        + "\((slowest.seconds * 100).rounded() / 100) s; most memory: \(peak) MiB"
                ]).joined(separator: "\n")
        }
    }

    func outcome() -> Outcome {
        let outcome = Mutex(Outcome(seed: seed, count: range.count))
        let jobs = max(1, min(jobs, range.count))
        let share = (range.count + jobs - 1) / jobs
        DispatchQueue.concurrentPerform(iterations: jobs) { job in
            let start = min(range.upperBound, range.lowerBound + job * share)
            var rest = start..<min(range.upperBound, start + share)
            while !rest.isEmpty {
                let (fault, note) = work(on: rest, job)
                outcome.withLock { outcome in
                    if let note {
                        if note.slowest.seconds > outcome.slowest.seconds { outcome.slowest = note.slowest }
                        outcome.peak = max(outcome.peak, note.peak)
                    }
                    if let fault { outcome.faults.append(fault) }
                }
                guard let fault else { break }
                rest = max(fault.number + 1, rest.lowerBound + 1)..<rest.upperBound
            }
        }
        return outcome.withLock(\.self)
    }

    /// Starts a process for some lessons and waits for its end.
    private func work(on range: Range<Int>, _ job: Int) -> (Fault?, LessonWatch.Note?) {
        let temporary = FileManager.default.temporaryDirectory
            .appending(path: "attend-fuzz-\(ProcessInfo.processInfo.processIdentifier)-\(job)").path
        let (file, errors) = (temporary + ".at", temporary + ".err")
        defer { for path in [file, errors] { try? FileManager.default.removeItem(atPath: path) } }
        _ = FileManager.default.createFile(atPath: errors, contents: nil)
        let process = Process()
        process.executableURL = Bundle.main.executableURL
        process.arguments =
            ["--seed", "\(seed)", "--first", "\(range.lowerBound)", "--count", "\(range.count)", "--worker", file]
            + options
        process.environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
        process.standardError = FileHandle(forWritingAtPath: errors)
        do { try process.run() } catch {
            return (Fault(number: range.lowerBound, kind: .crash, message: "\(error)"), nil)
        }
        process.waitUntilExit()
        let note = LessonWatch.Note(contentsOf: file)
        if process.terminationStatus == 0, process.terminationReason == .exit { return (nil, note) }
        let kind: Fault.Kind =
            switch process.terminationStatus {
            case LessonWatch.tooLong where process.terminationReason == .exit: .tooLong
            case LessonWatch.tooMuch where process.terminationReason == .exit: .tooMuch
            default: .crash
            }
        let said = (try? String(contentsOfFile: errors, encoding: .utf8))?.split(separator: "\n").first.map(String.init)
        let message = said ?? (kind == .crash ? "ended with \(process.terminationStatus)" : "")
        return (Fault(number: note?.number ?? range.lowerBound, kind: kind, message: message), note)
    }
}
