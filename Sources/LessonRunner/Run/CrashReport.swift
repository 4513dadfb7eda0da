import Foundation
import LessonModel
import StepTrace

/// The report of the toolchain's backtracer about a process that crashed.
struct CrashReport: Sendable, Hashable {
    /// `Illegal instruction`, `Bad pointer dereference`, `Quit`.
    var description: String
    /// The calls with a location in the lesson, innermost first.
    var frames: [StackFrame]
    /// The offset in the library of the innermost call when it has no line, as in code that the compiler generates between
    /// two statements.
    var unplacedOffset: Int?
    /// The runtime failure of a trap without a message, such as arithmetic overflow; the backtracer lists it as a call.
    var failure: String?
    /// A function that occurs many times in the stack.
    var recursion: String?
    /// Whether the stack holds so few calls that each of them needs much room.
    var hasLargeCalls = false

    /// Reads the newest report in a folder, and empties the folder.
    /// - Parameter process: whose report it is, and the only one that is removed; others may have crashed since.
    static func take(from folder: String, of process: Int? = nil, names files: SourceNames) -> CrashReport? {
        defer {
            for name in names(in: folder, of: process) {
                try? FileManager.default.removeItem(atPath: "\(folder)/\(name)")
            }
        }
        return read(from: folder, of: process, names: files)
    }

    /// Reads the newest report in a folder; nil while none is complete.
    static func read(from folder: String, of process: Int? = nil, names files: SourceNames) -> CrashReport? {
        names(in: folder, of: process).sorted().suffix(mostRead).reversed().lazy.compactMap { name in
            guard let data = ProgramFile.contents("\(folder)/\(name)", most: largest),
                let json = JSONValue(reading: Array(data))
            else { return nil }
            return CrashReport(json, names: files)
        }.first
    }

    /// How many reports of a program are looked at, and how many bytes of each: it may have written them itself.
    private static let (mostRead, largest) = (8, 4 << 20)

    /// The names of reports, such as `program-4711-0.0.json` about the process 4711.
    private static func names(in folder: String, of process: Int?) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        guard let process else { return names }
        return names.filter { $0.contains("-\(process)-") }
    }

    /// The report with the program's own frames where the backtracer has found none in the lesson.
    static func completed(_ report: CrashReport?, by frames: [StackFrame]) -> CrashReport? {
        guard !report.reachesLesson, frames.reachLesson else { return report }
        var completed = report ?? CrashReport()
        completed.frames += frames
        return completed
    }

    /// What is known without the backtracer.
    private init() {
        description = ""
        frames = []
    }

    init?(_ json: JSONValue, names: SourceNames) {
        guard let description = json["description"]?.string,
            let thread = json["threads"]?.array?.first(where: { $0["crashed"]?.boolean == true }),
            let frames = thread["frames"]?.array
        else { return nil }
        self.description = description
        self.frames = frames.compactMap { frame in
            let location = frame["sourceLocation"]
            return names.frame(
                CrashReport.function(frame["description"]?.string), location?["file"]?.string,
                line: location?["line"]?.integer, column: location?["column"]?.integer)
        }
        // A runtime failure is listed as a call at the same address, without a line.
        unplacedOffset = CrashReport.unplacedOffset(
            frames.first { $0["sourceLocation"] != nil && $0["runtimeFailure"]?.boolean != true },
            images: json["images"]?.array ?? [])
        failure = frames.lazy.compactMap { CrashReport.runtimeFailure($0["description"]?.string) }.first
        let functions = frames.compactMap { CrashReport.function($0["description"]?.string) }
        let repeated = functions.first { name in functions.count { $0 == name } >= 8 }
        recursion = repeated
        hasLargeCalls = frames.count < CrashReport.mostListed
    }

    /// The backtracer lists so many calls, and leaves out those between the last and the first.
    private static let mostListed = 60

    private static func unplacedOffset(_ frame: JSONValue?, images: [JSONValue]) -> Int? {
        guard let frame, frame["sourceLocation"]?["line"]?.integer == 0, let address = number(frame["address"]),
            let image = images.first(where: { $0["name"]?.string == frame["image"]?.string }),
            let base = number(image["baseAddress"])
        else { return nil }
        return address - base - 1
    }

    private static func number(_ json: JSONValue?) -> Int? {
        json?.string.flatMap { Int($0.dropFirst(2), radix: 16) }
    }

    /// `softmax(_:)` of `softmax(_:) + 71`.
    private static func function(_ description: String?) -> String? {
        guard let description, !description.isEmpty else { return nil }
        let name = description.range(of: " + ", options: .backwards).map { description[..<$0.lowerBound] }
        return CrashReport.function(named: String(name ?? description[...]))
    }

    private static func function(named function: String) -> String? {
        if function.isEmpty || function.hasPrefix(ProgramText.entryPoint) || function == "main" { return nil }
        if function.hasPrefix("closure #"), let mark = function.range(of: " in ") {
            // A closure in another is, for a reader, in the function that holds both.
            guard let outer = CrashReport.function(named: String(function[mark.upperBound...])) else { return closure }
            return outer.hasPrefix(closure) ? outer : "\(closure) in \(outer)"
        }
        // A local function is `name #1 (_:) in `, a member of a local type `member in Type #1 in `.
        guard let number = function.range(of: " #") else { return function }
        if let mark = function[..<number.lowerBound].range(of: " in ") { return String(function[..<mark.lowerBound]) }
        let rest = function[number.upperBound...].drop { $0.isNumber || $0 == " " }
        let parameters = rest.range(of: " in ").map { rest[..<$0.lowerBound] } ?? rest
        return String(function[..<number.lowerBound] + parameters)
    }

    /// What a closure is called, which has no name: at the top level, or followed by ` in ` and the function around it.
    static let closure = "closure"

    /// `arithmetic overflow` of `Swift runtime failure: arithmetic overflow`.
    private static func runtimeFailure(_ description: String?) -> String? {
        guard let description, let mark = description.range(of: "Swift runtime failure: ") else { return nil }
        let text = description[mark.upperBound...]
        return String(text.range(of: " + ").map { text[..<$0.lowerBound] } ?? text)
    }
}

extension CrashReport? {
    /// Whether a call in the lesson is known.
    var reachesLesson: Bool { self?.frames.reachLesson ?? false }
}
