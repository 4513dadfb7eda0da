import Foundation
package import LessonModel

extension KernelLibrary {
    /// Why there is no library.
    package enum Failure: DiagnosedError, Hashable {
        /// The folder of a module holds no Swift file.
        case noSources(folder: String)
        /// A module does not compile.
        case doesNotCompile(module: String, ending: String, text: String)
        /// A module that does not compile belongs to another toolkit than the one that is used.
        case otherToolkit(module: String, folder: String, used: String)

        package var diagnostics: [Diagnostic] {
            switch self {
            case .noSources(let folder):
                [
                    Diagnostic(
                        at: nil, "no Swift source in \(folder)",
                        remedy: "`modules` in course.yml names folders of sources, relative to the course folder")
                ]
            case .doesNotCompile(let module, let ending, let text):
                Self.diagnostics(of: module, ending, text)
            case .otherToolkit(let module, let folder, let used):
                [
                    Diagnostic(
                        at: nil,
                        "the module '\(module)' of this course does not compile with the toolkit in \(used): it belongs to another",
                        remedy: "--toolkit \(folder) uses its own")
                ]
            }
        }

        /// How many errors of a module are shown.
        private static let mostErrors = 20

        private static func diagnostics(of module: String, _ ending: String, _ text: String) -> [Diagnostic] {
            var lines = SourceLines()
            let errors = CompilerMessage.read(text).filter { $0.severity == .error }
            guard !errors.isEmpty else {
                return [
                    Diagnostic(
                        at: nil, "the module '\(module)' does not compile: \(ending)",
                        remedy: "the compiler's last words:\n" + text.suffix(1000))
                ]
            }
            var diagnostics = errors.prefix(mostErrors).map { error in
                var diagnostic = lines.diagnostic(error)
                if error.text.hasPrefix("no such module ") {
                    diagnostic.remedy = "list its folder under `modules` in course.yml, above that of '\(module)'"
                }
                return diagnostic
            }
            if errors.count > mostErrors {
                diagnostics.append(
                    Diagnostic(
                        .note, at: nil, "the module '\(module)' has \(errors.count - mostErrors) more errors"))
            }
            return diagnostics
        }
    }
}

/// Reads the lines that the compiler's messages about source files point to.
private struct SourceLines {
    private var files: [String: [Substring]] = [:]

    mutating func diagnostic(_ message: CompilerMessage) -> Diagnostic {
        Diagnostic(
            Diagnostic.Severity(rawValue: message.severity.rawValue) ?? .note,
            at: FileLocation(file: message.file, line: message.line, column: message.column), message.textForModule,
            excerpt: line(message.line, of: message.file).map { .init(line: $0, length: message.length) },
            remedy: message.isAboutInsideOfModule ? nil : message.remedy, notes: message.notes.map { diagnostic($0) })
    }

    private mutating func line(_ number: Int, of file: String) -> String? {
        if files[file] == nil {
            let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) } ?? ""
            files[file] = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        }
        guard let lines = files[file], lines.indices.contains(number - 1) else { return nil }
        return String(lines[number - 1])
    }
}
