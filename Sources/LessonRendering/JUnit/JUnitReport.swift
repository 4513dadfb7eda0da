import LessonModel

/// Test results in JUnit's XML format, which continuous-integration services read.
struct JUnitReport {
    struct Case {
        enum Result {
            case passed
            case skipped(String)
            /// The answer is wrong; `kind` is one word for why, `text` the full output.
            case failed(kind: String, message: String, text: String)
            /// The exercise could not be graded.
            case error(kind: String, message: String, text: String)
        }

        var name: String
        var className: String
        var file: String?
        /// Pairs of name and value.
        var properties: [(String, String)] = []
        var output: String?
        var result: Result
    }

    struct Suite {
        var name: String
        var cases: [Case]
    }

    var name: String
    var suites: [Suite]

    /// A case for each fault that belongs to no other case.
    static func suite(_ name: String, of faults: [Diagnostic], words: @escaping LessonWords = { $0.english }) -> Suite {
        Suite(
            name: name,
            cases: faults.enumerated().map { index, fault in
                Case(
                    name: "problem \(index + 1)", className: name, file: fault.place?.file,
                    result: .error(
                        kind: "malformed", message: fault.message, text: DiagnosticText(words: words).text(fault)))
            })
    }

    var text: String {
        let all = suites.flatMap(\.cases)
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites \(attributes([("name", name)] + counts(all)))>")
        for suite in suites {
            lines.append("  <testsuite \(attributes([("name", suite.name)] + counts(suite.cases)))>")
            lines += suite.cases.flatMap(self.lines)
            lines.append("  </testsuite>")
        }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n") + "\n"
    }

    private func counts(_ cases: [Case]) -> [(String, String)] {
        func count(_ fits: (Case.Result) -> Bool) -> String { String(cases.filter { fits($0.result) }.count) }
        return [
            ("tests", String(cases.count)), ("failures", count { if case .failed = $0 { true } else { false } }),
            ("errors", count { if case .error = $0 { true } else { false } }),
            ("skipped", count { if case .skipped = $0 { true } else { false } }),
        ]
    }

    private func lines(_ testCase: Case) -> [String] {
        var names = [("classname", testCase.className), ("name", testCase.name)]
        if let file = testCase.file { names.append(("file", file)) }
        let head = "    <testcase \(attributes(names))"
        let parts = properties(testCase) + result(testCase.result) + output(testCase)
        return parts.isEmpty ? [head + "/>"] : [head + ">"] + parts + ["    </testcase>"]
    }

    private func result(_ result: Case.Result) -> [String] {
        switch result {
        case .passed: []
        case .skipped(let message): ["      <skipped \(attributes([("message", message)]))/>"]
        case .failed(let kind, let message, let text): [element("failure", kind, message, text)]
        case .error(let kind, let message, let text): [element("error", kind, message, text)]
        }
    }

    private func properties(_ testCase: Case) -> [String] {
        guard !testCase.properties.isEmpty else { return [] }
        let lines = testCase.properties.map { "        <property \(attributes([("name", $0.0), ("value", $0.1)]))/>" }
        return ["      <properties>"] + lines + ["      </properties>"]
    }

    private func output(_ testCase: Case) -> [String] {
        testCase.output.map { ["      <system-out>\(XMLText.escaped($0))</system-out>"] } ?? []
    }

    private func element(_ name: String, _ kind: String, _ message: String, _ text: String) -> String {
        let attributes = attributes([("type", kind), ("message", message)])
        return "      <\(name) \(attributes)>\(XMLText.escaped(text))</\(name)>"
    }

    private func attributes(_ pairs: [(String, String)]) -> String {
        pairs.map { "\($0.0)=\"\(XMLText.escaped($0.1))\"" }.joined(separator: " ")
    }
}
