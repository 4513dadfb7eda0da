import LessonModel
import Testing

@testable import LessonRunner

/// Variables that hold whole numbers, in every form of a declaration.
@Suite struct WholeNumberTests {
    private func all(_ line: String) -> [String] {
        let place = FileLocation(file: "a.swift", line: 1, column: 1)
        let code = CodePart(text: "func f() {\n    \(line)\n}\n", place: place, fence: place)
        return WholeNumber.all(in: code).map { "\($0.name) \($0.value) \($0.line)" + ($0.isAlone ? "" : " of several") }
    }

    @Test(arguments: [
        ("var total = 0", ["total 0 2"]), ("var sums = [0, 0]  // two", ["sums [0, 0] 2"]),
        ("var (m, sum, all) = (-Double.infinity, 0, -1)", ["sum 0 2 of several", "all -1 2 of several"]),
        ("var m = -Double.infinity, sum = 0, all = 0", ["sum 0 2 of several", "all 0 2 of several"]),
        ("var (m, sum) = (0.0, 1.5)", []), ("var (m, n) = (max(1, 2), 0)", ["n 0 2 of several"]),
        ("var total: Double = 0", []),
        ("let total = 0", []), ("var (m, sum) = pair", []),
    ])
    func areFoundWhereTheyBegin(line: String, found: [String]) {
        #expect(all(line) == found)
    }

    @Test func aNumberInATupleIsTold() throws {
        let place = FileLocation(file: "a.swift", line: 4, column: 1)
        let code = CodePart(text: "var (m, sum) = (0.5, 0)", place: place, fence: place)
        #expect(
            try #require(WholeNumber.all(in: code).first).advice
                == "`sum` holds whole numbers, as it begins with one in line 4: write 0.0 for it there, and not 0")
    }
}
