import Foundation
import LessonModel
import StepTrace

/// What the toolchain's backtracer reports of a process that crashed.
struct CrashReport: Sendable, Hashable {
    /// `Illegal instruction`, `Bad pointer dereference`, `Quit`.
    var description: String
    /// The calls that have a place in the lesson, innermost first.
    var frames: [StackFrame]
    /// Where in the library the program was, when the innermost call is the lesson's but on no line of it: in code that
    /// the compiler put between two statements.
    var unplacedOffset: Int?
    /// A trap without message, such as arithmetic overflow, stands as a call of its own.
    var failure: String?
    /// One function calls itself many times over.
    var recursion: String?

    /// Reads the report that was written last in a folder, and empties the folder.
    static func take(from folder: String, file: String) -> CrashReport? {
        defer {
            for name in names(in: folder) { try? FileManager.default.removeItem(atPath: "\(folder)/\(name)") }
        }
        return read(from: folder, file: file)
    }

    /// Reads the report that was written last in a folder; nil as long as none is complete.
    static func read(from folder: String, file: String) -> CrashReport? {
        var reports: [CrashReport] = []
        for name in names(in: folder).sorted() {
            let path = "\(folder)/\(name)"
            if let data = FileManager.default.contents(atPath: path), let json = JSONValue(reading: Array(data)) {
                reports += CrashReport(json, file: file).map { [$0] } ?? []
            }
        }
        return reports.last
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    init?(_ json: JSONValue, file: String) {
        guard let description = json["description"]?.string,
            let thread = json["threads"]?.array?.first(where: { $0["crashed"]?.boolean == true }),
            let frames = thread["frames"]?.array
        else { return nil }
        self.description = description
        self.frames = frames.compactMap { frame in
            guard let place = CrashReport.place(frame["sourceLocation"], file: file) else { return nil }
            return StackFrame(function: CrashReport.function(frame["description"]?.string), place: place)
        }
        unplacedOffset = CrashReport.unplacedOffset(
            frames.first { $0["sourceLocation"] != nil }, images: json["images"]?.array ?? [])
        failure = frames.lazy.compactMap { CrashReport.runtimeFailure($0["description"]?.string) }.first
        let names = frames.compactMap { CrashReport.function($0["description"]?.string) }
        let repeated = names.first { name in names.count { $0 == name } >= 8 }
        recursion = repeated
    }

    private static func place(_ json: JSONValue?, file: String) -> Place? {
        guard let json, let path = json["file"]?.string, path == file || path.hasSuffix("/" + file),
            let line = json["line"]?.integer, line > 0
        else { return nil }
        return Place(file: file, line: line, column: max(1, json["column"]?.integer ?? 1))
    }

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
        let function = String(name ?? description[...])
        return function == "attend_chapter" || function == "main" ? nil : function
    }

    /// `arithmetic overflow` of `Swift runtime failure: arithmetic overflow`.
    private static func runtimeFailure(_ description: String?) -> String? {
        guard let description, let mark = description.range(of: "Swift runtime failure: ") else { return nil }
        let text = description[mark.upperBound...]
        return String(text.range(of: " + ").map { text[..<$0.lowerBound] } ?? text)
    }
}
