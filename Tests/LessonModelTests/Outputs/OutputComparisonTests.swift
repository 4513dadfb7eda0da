import Testing

@testable import LessonModel

@Suite("Committed outputs are compared")
struct OutputComparisonTests {
    private func agree(_ expected: String, _ actual: String) -> Bool {
        OutputComparison.mismatch(expected: expected, actual: actual) == nil
    }

    @Test(
        "numbers by the precision written",
        arguments: [
            ("0.317", "0.31712", true), ("0.317", "0.3166", true), ("0.317", "0.3161", false), ("0.3", "0.35", true),
            ("-1.50", "-1.504", true), ("0.000", "-0.0001", true), ("1.5e-07", "1.46e-07", true),
            ("1.5e-07", "1.5e-06", false),
            ("4", "4", true), ("4", "4.2", false), ("4.0", "4", true), ("[0.3, 0.25]", "[0.312, 0.2518]", true),
            ("[0.3, 0.25]", "[0.312 0.2518]", false), ("q1 = 0.5", "q2 = 0.5", false), ("v1.25", "v1.251", false),
            ("nan", "nan", true), ("inf", "-inf", false), ("x 1.0", "x -1.0", false), ("1.2.3", "1.2.4", false),
            ("a−0.5", "a-0.5", false), ("= −0.5", "= -0.52", true), ("yes", "no", false),
        ])
    func numbers(expected: String, actual: String, agrees: Bool) {
        #expect(agree(expected, actual) == agrees)
    }

    @Test("three dots stand for any lines")
    func dots() {
        #expect(agree("a\n...\nz\n", "a\nb\nc\nz\n"))
        #expect(agree("a\n...\nz\n", "a\nz\n"))
        #expect(agree("...\n", ""))
        #expect(agree("...\nz\n...\n", "z\nz\ny\n"))
        #expect(agree("a\n  ...  \n", "a\nb\n"))
        #expect(!agree("a\n...\nz\n", "a\nb\n"))
        #expect(!agree("a...\n", "ab\n"))
    }

    @Test("white space at line ends makes no difference")
    func whiteSpace() {
        #expect(agree("a  \nb\n", "a\nb \n\n"))
        #expect(agree("a\r\nb\r\n", "a\nb\n"))
        #expect(agree("", ""))
        #expect(!agree("a\n\nb\n", "a\nb\n"))
        #expect(!agree(" a\n", "a\n"))
    }

    /// Lines after the last `...` are compared with the last that are printed, those between two with the nearest.
    @Test(
        "with three dots, the line that differs is named",
        arguments: [
            ("a\n...\nb\nc\n", "a\nb\nx\nB\nc\n", 2, "b", "B"), ("a\n...\nb\nc\n", "a\nx\nb\nC\n", 3, "c", "C"),
            ("...\nb\nc\n", "b\n", 2, "c", nil), ("a\nb\n...\n", "a\nB\nb\n", 1, "b", "B"),
            ("...\np 1\nq 2\n...\nz\n", "p 1\nx\np 1\nq 3\nz\n", 2, "q 2", "x"),
            ("...\np 1\nq 2\n...\n", "x\np 7\nq 2\n", 1, "p 1", "p 7"), ("...\nk\n...\n", "a\nb\n", 1, "k", nil),
            ("a\n...\nz\n", "a\nb\nc\n", 2, "z", "c"), ("a\n...\n", "", 0, "a", nil),
            ("...\na\n...\nb\n...\n", "b\na\n", 3, "b", nil),
        ] as [(String, String, Int, String, String?)])
    func mismatchAmongDots(committed: String, printed: String, line: Int, expected: String, actual: String?) {
        #expect(
            OutputComparison.mismatch(expected: committed, actual: printed)
                == .init(line: line, expected: expected, actual: actual))
    }

    @Test("the first line that differs is named")
    func mismatch() {
        #expect(
            OutputComparison.mismatch(expected: "a\n0.5\nc\n", actual: "a\n0.7\nc\n")
                == .init(line: 1, expected: "0.5", actual: "0.7"))
        #expect(
            OutputComparison.mismatch(expected: "a\nb\n", actual: "a\n") == .init(line: 1, expected: "b", actual: nil))
        #expect(
            OutputComparison.mismatch(expected: "a\n", actual: "a\nb\n") == .init(line: 1, expected: nil, actual: "b"))
    }
}
