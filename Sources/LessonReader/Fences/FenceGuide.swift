/// What an author may write at the beginning of a fence, for `attend help fences`: the words that the reader itself knows.
package enum FenceGuide {
    /// A way to begin a fence, or a word or key that may follow, with what it does.
    package struct Entry: Sendable, Hashable {
        package let written: String
        package let purpose: String
    }

    /// One kind of fence, then what may follow its beginning.
    package static var kinds: [(beginning: Entry, options: [Entry])] {
        FenceKind.allCases.map { kind in
            let beginning = Entry(written: kind.beginning, purpose: kind.purpose)
            let named = kind.keys.filter { !kind.beginning.contains($0 + "=") }
            let options = kind.words.map { Entry(written: $0, purpose: FenceKind.purpose(ofWord: $0)) }
            return (
                beginning,
                options + named.map { Entry(written: FenceKind.example($0), purpose: kind.purpose(ofKey: $0)) }
            )
        }
    }
}

extension FenceKind {
    fileprivate var beginning: String {
        switch self {
        case .cell: "```swift"
        case .exercise: "```swift exercise=scale-scores"
        case .solution: "```swift solution=scale-scores"
        case .mistake: "```swift mistake=scale-scores"
        case .check: "```swift check=scale-scores"
        case .hiddenCheck: "```swift hidden-check=scale-scores"
        case .hint: "```hint exercise=scale-scores"
        case .quiz: "```quiz"
        case .worksheet: "```worksheet"
        case .output: "```output"
        case .math: "```math"
        }
    }

    fileprivate var purpose: String {
        switch self {
        case .cell: "A cell: it is compiled and run, and its last expression is shown."
        case .exercise: "What a learner's file begins with; its comment, after `///`, is the task."
        case .solution: "An answer that passes; several may be right."
        case .mistake: "A wrong answer that people give. An answer that behaves like it is told what it says."
        case .check: "Runs with every answer; `probe` and `record` note what is compared with the solution."
        case .hiddenCheck: "A check that learners do not see."
        case .hint: "The next hint of an exercise or a worksheet."
        case .quiz: "A question with choices, as YAML."
        case .worksheet: "A matrix to be filled in, by hand or in `answers.yml`; the text is the task."
        case .output: "What the cell before it must print; a line `...` stands for any lines."
        case .math: "A formula on lines of its own, in TeX."
        }
    }

    fileprivate static func purpose(ofWord word: String) -> String {
        switch word {
        case "hidden": "Run, but shown nowhere."
        case "no-output": "What it prints and shows is left out."
        case "no-source": "Only what it prints and shows is there."
        case "no-run": "Compiled and shown, but not run."
        case "ignore": "Shown, and neither compiled nor run."
        case "reset": "Begins a new program, in which all earlier names are gone."
        case "skip-in-check": "Left out when answers are checked, for it is slow."
        case "varies": "What it computes may differ from run to run."
        case "warns": "The compiler's warnings are part of the lesson; there must be one."
        default: ""
        }
    }

    fileprivate func purpose(ofKey key: String) -> String {
        switch key {
        case "fails": "Must not compile, or must stop the program; the messages are part of the lesson."
        case "timeout": "The seconds that it may take."
        case "id":
            switch self {
            case .cell: "A name for links to the cell."
            case .math: "A name for references: `[](#scale-scores)` becomes its number."
            default: "The name by which it is answered."
            }
        case "figure": "A name for what the cell shows, as a figure with a number: `[](#who-listens)` refers to it."
        case "caption": "The words under that figure."
        case "points": "What a right answer is worth."
        case "without":
            "Names that an answer may not use; `*attention*` is every name in the modules that contains the word."
        case "uses":
            "Earlier exercises whose answers can be called: `stable-softmax`, or `03/stable-softmax` of chapter 3."
        case "equivalent": "A mutant of the solution that behaves alike; `line 2: rows → columns` means one line only."
        case "because": "Why those before it may pass."
        case "says": "What the learner is told."
        case "tolerance": "How far numbers may be from the solution's."
        case "of": "The expression that the key is computed from."
        case "blanks": "The rows and columns that are left blank; without it, every entry is."
        case "digits": "The decimals that are asked for."
        default: ""
        }
    }
}
