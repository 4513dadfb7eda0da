/// The kind of a fence, given by its first word and, for Swift, by the key that names its part in an exercise.
enum FenceKind: Hashable, CaseIterable {
    case cell
    case exercise, solution, mistake, check, hiddenCheck
    case hint, quiz, worksheet
    case output, math

    /// The keys that make a Swift fence a part of an exercise.
    static let parts: [String: FenceKind] = [
        "exercise": .exercise, "solution": .solution, "mistake": .mistake, "check": .check,
        "hidden-check": .hiddenCheck,
    ]

    /// The first words other than `swift`.
    static let firstWords: [String: FenceKind] = [
        "hint": .hint, "quiz": .quiz, "worksheet": .worksheet, "output": .output, "math": .math,
    ]

    /// Whether a lesson gives a meaning to fences that begin with this word.
    static func isFirstWord(_ word: String) -> Bool { word == "swift" || firstWords[word] != nil }

    /// A fence's first words, written as one: `swift hidden` for `swift{hidden}` and `swift-hidden`, `quiz id=a` for `quiz{#a}`; nil
    /// for any other word.
    static func joined(_ word: String) -> String? {
        let first = word.prefix { $0.isLetter }.lowercased()
        let mark = word.dropFirst(first.count).first
        let rest = word.dropFirst(first.count + 1).filter { !"{}[]()\"".contains($0) }
        guard isFirstWord(first), let mark else { return nil }
        let second = rest.hasPrefix("#") ? "id=\(rest.dropFirst())" : String(rest.drop { ".:".contains($0) })
        if first == "swift", FenceKind.cell.words.contains(second) { return "swift \(second)" }
        return "{[(".contains(mark) ? "\(first) \(second)" : nil
    }

    /// The fence as messages name it.
    var name: String {
        switch self {
        case .cell: "a cell"
        case .exercise: "an exercise"
        case .solution: "a solution"
        case .mistake: "a mistake"
        case .check: "a check"
        case .hiddenCheck: "a hidden check"
        case .hint: "a hint"
        case .quiz: "a quiz"
        case .worksheet: "a worksheet"
        case .output: "an output"
        case .math: "a formula"
        }
    }

    /// Words without a value.
    var words: [String] {
        switch self {
        case .cell:
            ["hidden", "no-output", "no-source", "no-run", "ignore", "reset", "skip-in-check", "varies", "warns"]
        default: []
        }
    }

    /// Keys that have a value.
    var keys: [String] {
        switch self {
        case .cell: ["fails", "id", "timeout", "figure", "caption"]
        case .exercise: ["exercise", "points", "without", "uses"]
        case .solution: ["solution"] + repeatedKeys
        case .mistake: ["mistake", "says"]
        case .check: ["check", "points", "tolerance"]
        case .hiddenCheck: ["hidden-check", "points", "tolerance"]
        case .hint: ["exercise"]
        case .quiz: ["id", "points"]
        case .worksheet: ["id", "of", "blanks", "digits", "points"]
        case .math: ["id"]
        case .output: []
        }
    }

    /// Keys that may occur several times.
    var repeatedKeys: [String] { self == .solution ? ["equivalent", "because"] : [] }

    /// The key whose value is most likely to contain spaces or commas.
    var quotedKey: String {
        switch self {
        case .mistake: "says"
        case .worksheet: "of"
        default: keys.first ?? "id"
        }
    }

    /// An example of a key with its value, for messages that ask for one.
    static func example(_ key: String) -> String {
        switch key {
        case "fails": "fails=compile or fails=trap"
        case "timeout": "timeout=30"
        case "points": "points=2"
        case "tolerance": "tolerance=1e-9"
        case "digits": "digits=2"
        case "says": "says=\"Divide by √d\""
        case "of": "of=\"result.weights\""
        case "equivalent": "equivalent=\"rows → columns\""
        case "because": "because=\"the matrix is square\""
        case "without": "without=\"softmax, attention\""
        case "uses": "uses=03/stable-softmax"
        case "blanks": "blanks=\"row 1\""
        case "figure": "figure=who-listens"
        case "caption": "caption=\"Who listens to whom\""
        default: "\(key)=scale-scores"
        }
    }
}
