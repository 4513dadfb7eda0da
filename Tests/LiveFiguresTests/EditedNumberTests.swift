import Testing
import TraceFigures

@testable import LiveFigures

struct EditedNumberTests {
    private static func read(_ text: String) -> (value: Double?, problem: String?) {
        switch EditedNumber(text) {
        case .value(let value): (value, nil)
        case .problem(let problem): (nil, problem.english)
        }
    }

    @Test(
        arguments: [
            ("0.9", 0.9), ("0,9", 0.9), (" 3 ", 3), ("-1", -1), ("−1", -1), ("–1", -1), ("+2", 2), ("2/3", 2.0 / 3),
            ("−2/3", -2.0 / 3), ("1 ÷ 4", 0.25), ("1e-2", 0.01), ("1E2", 100), ("1e−2", 0.01), ("2.5×10⁻⁷", 2.5e-7),
            ("1 000", 1000), ("12\u{202F}345,5", 12345.5), (".5", 0.5), ("5.", 5), ("-0", 0), ("1e15", 1e15),
            ("-1e15", -1e15), ("1e-400", 0), ("−∞", -.infinity), ("-∞", -.infinity),
        ] as [(String, Double)])
    func numbersAreReadAsReadersWriteThem(_ text: String, _ value: Double) {
        #expect(Self.read(text).value == value)
    }

    @Test(
        arguments: [
            ("", "Write a number, such as −0.5, 2/3 or 1e−2."), ("  ", "Write a number, such as −0.5, 2/3 or 1e−2."),
            ("abc", "“abc” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("NaN", "“NaN” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("inf", "“inf” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("0x1p3", "“0x1p3” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("1.2.3", "“1.2.3” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("1,000.5", "“1,000.5” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("1/0", "“1/0” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("1/2/3", "“1/2/3” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("/", "“/” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("--1", "“--1” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("×10⁵", "“×10⁵” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            ("1e308", "Write a number between −10¹⁵ and 10¹⁵."), ("1e400", "Write a number between −10¹⁵ and 10¹⁵."),
            ("-1e400", "Write a number between −10¹⁵ and 10¹⁵."), ("∞", "Write a number between −10¹⁵ and 10¹⁵."),
            ("1e15/1e-9", "Write a number between −10¹⁵ and 10¹⁵."),
            ("\u{202E}1\u{7}2x", "“12x” is not a number; write one such as −0.5, 2/3 or 1e−2."),
            (
                String(repeating: "a", count: 5000),
                "“aaaaaaaaaaaaaaaaaaa…” is not a number; write one such as −0.5, 2/3 or 1e−2."
            ),
        ])
    func whatIsNoNumberIsSaidToBeNone(_ text: String, _ problem: String) {
        #expect(Self.read(text).problem == problem)
    }
}
