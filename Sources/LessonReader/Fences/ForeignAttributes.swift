/// Attributes of other notebook and documentation tools, and what to write instead.
enum ForeignAttributes {
    /// What to write instead of a word, whatever its case and separators; `nil` for a word that no other tool is known
    /// to use.
    static func remedy(for word: String) -> String? {
        let spelling = word.lowercased().split { $0 == "_" || $0 == "-" || $0 == "." }.joined(separator: "-")
        return remedies[spelling]
    }

    private static let remedies: [String: String] = {
        let groups: [(remedy: String, words: [String])] = [
            ("write 'fails=compile'", ["compile-fail", "fail-compile", "does-not-compile", "compile-error"]),
            (
                "write 'fails=trap'",
                [
                    "should-panic", "panic", "panics", "crash", "crashes", "trap", "traps", "raises-exception",
                    "should-crash",
                ]
            ),
            ("write 'fails=compile' or 'fails=trap'", ["fail", "fails", "error", "should-fail", "expect-error"]),
            ("write 'warns'", ["warn", "warning", "warnings", "should-warn"]),
            (
                "write 'no-run'",
                [
                    "norun", "compile-only", "noexec", "no-exec", "skip-execution", "passthrough", "no-eval",
                    "no-execute",
                ]
            ),
            ("write 'ignore'", ["skip", "ignored", "skipped", "non-deterministic", "disabled", "text"]),
            ("write 'no-run', or 'ignore' for code that does not compile", ["eval", "evaluate"]),
            (
                "write 'hidden'",
                ["invisible", "hide", "setup", "include", "remove-cell", "hide-cell", "silent-setup", "hidden-cell"]
            ),
            (
                "write 'no-output'",
                ["silent", "quiet", "results", "hide-output", "remove-output", "suppress", "nooutput"]
            ),
            ("write 'no-source'", ["echo", "hide-input", "remove-input", "hide-source", "nosource", "code-fold"]),
            (
                "write 'reset' where a new program is to begin",
                ["nest", "env", "session", "new", "restart", "scope", "isolated"]
            ),
            ("write 'id=NAME'", ["label", "name", "tag"]),
            ("leave it out: results are kept until something they depend on changes", ["cache", "cached", "freeze"]),
            ("say 'optimize: true' in the chapter's front matter", ["optimize", "optimized", "release"]),
            ("write 'hidden-check=ID'", ["private-check", "secret-check"]),
            ("write 'exercise=ID'", ["starter", "task", "assignment"]),
            ("write 'solution=ID'", ["answer", "reference"]),
            ("write 'check=ID'", ["test", "tests", "grader", "assert"]),
        ]
        var remedies: [String: String] = [:]
        for group in groups {
            for word in group.words { remedies[word] = group.remedy }
        }
        return remedies
    }()
}
