import LessonModel
import Testing

@testable import LessonRunner

/// Variables that hold whole numbers, in every form of a declaration.
@Suite struct WholeNumberTests {
    private func advice(_ line: String) -> [String] {
        let place = FileLocation(file: "a.swift", line: 1, column: 1)
        let code = CodePart(text: "func f() {\n    \(line)\n}\n", place: place, fence: place)
        return WholeNumber.all(in: code).map(\.advice)
    }

    @Test(arguments: [
        ("var total = 0", "`total`", "var total = 0.0"),
        ("var sums = [0, 0]  // two", "`sums`", "var sums = [0.0, 0.0]"),
        ("var (m, sum) = (-Double.infinity, 0)", "`sum`", "var (m, sum) = (-Double.infinity, 0.0)"),
        ("var m = -Double.infinity, sum = 0", "`sum`", "var m = -Double.infinity, sum = 0.0"),
        ("var (m, n) = (max(1, 2), 0)", "`n`", "var (m, n) = (max(1, 2), 0.0)"),
    ])
    func areFoundWhereTheyBegin(line: String, name: String, mended: String) {
        #expect(
            advice(line) == [
                "\(name) holds whole numbers, as it begins with one in line 2: write `\(mended)` there"
            ])
    }

    @Test func severalAreToldTogether() {
        #expect(
            advice("var (m, sum, all) = (0.5, 0, -1)") == [
                "`sum` and `all` hold whole numbers, as they begin with one in line 2: "
                    + "write `var (m, sum, all) = (0.5, 0.0, -1.0)` there"
            ])
    }

    @Test(arguments: ["var (m, sum) = (0.0, 1.5)", "var total: Double = 0", "let total = 0", "var (m, sum) = pair"])
    func othersAreNot(line: String) {
        #expect(advice(line) == [])
    }
}
