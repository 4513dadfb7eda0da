import Foundation
import LessonModel

/// The modules that a course brings along, beside the toolkit's own: their files, and what the compiler warns of in them.
package struct OwnModules: Sendable, Hashable {
    /// The path of each file, by the name that programs know it by: `Mine/Scores.swift`.
    private var paths: [String: String] = [:]
    /// How messages name each file, by the same name.
    private var shown: [String: String] = [:]

    init(_ modules: [ModuleSources] = []) {
        for module in modules where module.isOfCourse {
            for file in module.files { paths[module.fileName(of: file)] = file }
        }
    }

    var fileNames: [String] { Array(paths.keys) }

    /// Sets how messages name files.
    package mutating func show(_ name: (_ path: String) -> String) { shown = paths.mapValues(name) }

    /// How messages name a file that programs know by that name.
    func shown(_ file: String) -> String { shown[file] ?? file }

    /// - Parameter file: by either name.
    private func path(of file: String) -> String? {
        paths[file] ?? shown.first { $0.value == file }.flatMap { paths[$0.key] }
    }

    /// A line of a file; nil when it is of none of the modules.
    func excerpt(_ place: FileLocation, length: Int = 1) -> Diagnostic.Excerpt? {
        guard let path = path(of: place.file) else { return nil }
        let lines = text(path).split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        guard lines.indices.contains(place.line - 1) else { return nil }
        return Diagnostic.Excerpt(line: String(lines[place.line - 1]), length: length)
    }

    /// The warnings in a compiler's output, with the paths of the files.
    func warnings(in text: String) -> [Diagnostic] {
        CompilerMessage.read(text).filter { $0.severity == .warning }.map(diagnostic)
    }

    private func diagnostic(_ message: CompilerMessage) -> Diagnostic {
        let place = FileLocation(file: message.file, line: message.line, column: message.column)
        return Diagnostic(
            Diagnostic.Severity(rawValue: message.severity.rawValue) ?? .note,
            at: FileLocation(file: paths[place.file] ?? place.file, line: place.line, column: place.column),
            message.text, excerpt: excerpt(place, length: message.length), remedy: message.remedy,
            notes: message.notes.map(diagnostic))
    }

    /// Where a module declares a name at its top level that lessons cannot see.
    func hiddenDeclaration(of name: String) -> FileLocation? {
        paths.sorted { $0.key < $1.key }.lazy.compactMap { file, path in
            let start = FileLocation(file: file, line: 1, column: 1)
            let text = text(path)
            return text.contains(name)
                ? CodePart(text: text, place: start, fence: start).hiddenDeclaration(of: name) : nil
        }.first
    }

    private func text(_ path: String) -> String {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

extension CompilerMessage {
    /// For the error that a name is unknown or not public, which a module of the course declares without `public`: the same
    /// with that advice; nil for any other error.
    func explained(by modules: OwnModules) -> CompilerMessage? {
        guard text.hasPrefix("cannot find ") && text.hasSuffix(" in scope") || isAboutInsideOfModule,
            let name = quoted.first,
            let place = modules.hiddenDeclaration(of: name)
        else { return nil }
        var explained = self
        explained.advice =
            "make it public: write `public` before its declaration in \(modules.shown(place.file)), line \(place.line)"
        return explained
    }
}
