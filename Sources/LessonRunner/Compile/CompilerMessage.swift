import Foundation
import LessonModel

/// One message of the compiler, read from its output in LLVM's style: `file:line:column: error: message`, then the
/// source line and a line with a caret.
struct CompilerMessage: Sendable, Hashable {
    enum Severity: String, Sendable, Hashable {
        case error, warning, note, remark
    }

    var file: String
    var line: Int
    var column: Int
    var severity: Severity
    var text: String
    /// How many bytes are underlined from the column on.
    var length: Int = 1
    /// The replacement that the compiler suggests below the caret.
    var replacement: String?
    /// What to do about it, where the message is not the compiler's own.
    var advice: String?
    /// What may help where nothing else is said about it.
    var suggestion: String?
    /// Whether it says where the compiler was when it ended without having read everything.
    var isStopped = false
    /// The line of the source, which the compiler prints above the caret.
    var sourceLine = ""
    /// Notes that follow it.
    var notes: [CompilerMessage] = []
    /// What the function around the place has; nil where that is not known.
    var scope: FunctionScope?
    /// Whether the functions of Foundation can be called at the place.
    var seesFoundation = false

    /// An error in the use of a name.
    init(
        at place: FileLocation, _ text: String, naming name: String, advice: String, notes: [CompilerMessage] = []
    ) {
        (file, line, column) = (place.file, place.line, place.column)
        severity = .error
        self.text = text
        length = name.utf8.count
        self.advice = advice
        self.notes = notes
    }

    /// A note on the use of a name.
    static func note(at place: FileLocation, _ text: String, naming name: String) -> CompilerMessage {
        var note = CompilerMessage(at: place, text, naming: name, advice: "")
        (note.severity, note.advice) = (.note, nil)
        return note
    }

    /// Reads the messages in a compiler's output and ignores everything else.
    static func read(_ text: String) -> [CompilerMessage] {
        var messages: [CompilerMessage] = []
        var caretColumn: Int?
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let message = CompilerMessage(line) {
                caretColumn = nil
                if message.severity == .note, !messages.isEmpty {
                    messages[messages.count - 1].notes.append(message)
                } else {
                    messages.append(message)
                }
            } else if !messages.isEmpty {
                if let column = underlined(line) {
                    caretColumn = column
                    messages[messages.count - 1].mutateLast { $0.length = underlineLength(line) }
                } else if caretColumn != nil {
                    let words = line.trimmingSpaces
                    if !words.isEmpty { messages[messages.count - 1].mutateLast { $0.replacement = words } }
                    caretColumn = nil
                } else {
                    messages[messages.count - 1].mutateLast { message in
                        if message.sourceLine.isEmpty { message.sourceLine = String(line) }
                    }
                }
            }
        }
        return messages
    }

    /// From `file:line:column: severity: text`; nil for any other line.
    private init?(_ line: Substring) {
        for severity in [Severity.error, .warning, .note, .remark] {
            guard let mark = line.range(of: ": \(severity.rawValue): ") else { continue }
            let place = line[..<mark.lowerBound].split(separator: ":", omittingEmptySubsequences: false)
            guard place.count >= 3, let column = Int(place[place.count - 1]), let number = Int(place[place.count - 2])
            else { continue }
            file = SourceFileName.decoded(place.dropLast(2).joined(separator: ":"))
            self.line = number
            self.column = column
            self.severity = severity
            text = Self.plain(Self.withoutGroups(line[mark.upperBound...]))
            return
        }
        return nil
    }

    /// The notes that say more than the advice does.
    var shownNotes: [CompilerMessage] {
        if CompilerAdvice.cause(self) != nil || isAtResult { return [] }
        guard isAboutOptional else { return notes.filter { !$0.isAboutCompiler } }
        return Array(notes.filter { $0.text.hasPrefix("force-unwrap ") && $0.line != line }.prefix(1))
    }

    /// Whether it tells how the compiler has searched, and nothing about the code.
    private var isAboutCompiler: Bool {
        ["overloads for ", "arguments to generic parameter ", "only concrete types such as ", "required by "]
            .contains(where: text.hasPrefix)
    }

    /// Without the names of the compiler's groups of warnings: ` [#no-usage]`.
    private static func withoutGroups(_ text: Substring) -> String {
        String(
            text.hasSuffix("]")
                ? text.range(of: " [#", options: .backwards).map { text[..<$0.lowerBound] } ?? text : text)
    }

    /// The same as its reader knows the code: without what is inside of its module, what the names of types stand for,
    /// the places that functions of the kernel are given, and the scope that pieces of a program are in.
    private static func plain(_ text: String) -> String {
        if text.hasPrefix("the compiler is unable to type-check this expression in reasonable time") { return givenUp }
        return text.replacing(#/^('\w+').* is inaccessible due to '(package|internal)' protection level$/#) {
            insideOfModule + $0.1
        }
        .replacing(#/ \(aka '[^']*DenseMatrix<[^']*'\)/#, with: "")
        .replacing(#/^.*operator function '(\S+)' on '\w+' requires that '([^']+)' conform to '\w+'$/#) {
            "operator '\($0.1)' cannot be applied to a value of type '\($0.2)'"
        }
        .replacing(#/^initializer 'init\(_:\)' requires that '([^']+)' conform to 'Binary\w+'$/#) {
            "a value of type '\($0.1)' cannot be made a number"
        }
        .replacing(#/'Zip2Sequence<[^']*' \(aka '([^']*)'\)/#) { "'\($0.1)'" }
        .replacing("'CGFloat'", with: "'Double'").replacing("'Array<Double>'", with: "'[Double]'")
        .replacing("DenseMatrix<Double>", with: "Matrix").replacing("DenseMatrix<Float>", with: "FloatMatrix")
        .replacing("file:line:)'", with: ")'").replacing(" local function", with: " function")
    }

    private static let givenUp =
        "the compiler gave up on this expression: its types do not fit, or it is too long to find out whether they do"

    private static let insideOfModule = "lessons and answers have no "

    var isAboutInsideOfModule: Bool { text.hasPrefix(Self.insideOfModule) }

    /// The message in a course's module, which is no lesson.
    var textForModule: String {
        guard isAboutInsideOfModule else { return text }
        return text.dropFirst(Self.insideOfModule.count) + " is not public in the module that has it"
    }

    /// An unterminated comment or string: the message's own location may be far from its beginning.
    var isUnterminated: Bool { text.hasPrefix("unterminated ") }

    /// The type checker gave up on an expression, as it does when a name in it is unknown.
    var isInconclusive: Bool {
        text == Self.givenUp || text.hasPrefix("failed to produce diagnostic for expression")
    }

    /// Whether the code would be wrong in the same way in another scope: its own types do not fit.
    var isOfAnyScope: Bool {
        (advice == nil || isAboutIntAndDouble)
            && [
                "cannot convert value of type ", "cannot convert return expression of type ", "cannot find '",
                "cannot assign value of type ", "missing return in ", "missing argument for parameter ",
            ].contains(where: text.hasPrefix)
    }

    private mutating func mutateLast(_ body: (inout CompilerMessage) -> Void) {
        if notes.isEmpty { body(&self) } else { body(&notes[notes.count - 1]) }
    }

    /// The column of the caret in a line that holds only a caret and tildes.
    private static func underlined(_ line: Substring) -> Int? {
        guard line.contains("^"), line.allSatisfy({ $0 == " " || $0 == "^" || $0 == "~" || $0 == "\t" }) else {
            return nil
        }
        return line.distance(from: line.startIndex, to: line.firstIndex(of: "^")!) + 1
    }

    private static func underlineLength(_ line: Substring) -> Int {
        line[line.firstIndex(of: "^")!...].prefix { $0 != " " }.count
    }
}

extension Substring {
    fileprivate var trimmingSpaces: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
