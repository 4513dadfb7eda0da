import Testing

@testable import Formulas

@Suite struct CellWidthTests {
    @Test(arguments: [
        ("softmax", 7), ("注意力", 6), ("ｆ", 2), ("한국", 4), ("x̂", 1), ("h̄ₛ", 2), ("e\u{301}", 1), ("👍", 2), ("👨‍👩‍👧", 2),
        ("☺\u{FE0F}", 2), ("∑ⱼ", 2), ("⎡⎢⎣", 3), ("ℝ𝐱", 2), ("、。", 4), ("\u{200B}", 0), ("", 0), ("─", 1),
    ])
    func cells(text: String, width: Int) {
        #expect(text.cellWidth == width)
    }

    /// The short cut says what the tables say.
    @Test func narrowScalars() {
        let narrow = (0x300...0xFFFF).compactMap { Unicode.Scalar(UInt32($0)) }.filter(\.isNarrow)
        #expect(narrow.count > 600)
        #expect(narrow.allSatisfy { $0.cellWidthByProperties == 1 })
    }
}
