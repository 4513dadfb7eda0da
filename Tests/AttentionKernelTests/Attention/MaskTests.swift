import Testing

@testable import AttentionKernel

struct MaskTests {
    /// Which keys each query sees, as a picture: `x` for seen, `.` for hidden.
    private func picture(_ mask: Mask, _ queries: Int, _ keys: Int) -> [String] {
        guard let numbers = mask.numbers(queries: queries, keys: keys, file: #filePath, line: #line) else { return [] }
        return (0..<queries).map { row in numbers.row(row).map { $0 == -.infinity ? "." : "x" }.joined() }
    }

    @Test func causalCorners() {
        #expect(picture(.causal, 3, 3) == ["x..", "xx.", "xxx"])
        #expect(picture(.causal, 2, 4) == ["xxx.", "xxxx"])
        #expect(picture(.causal(.topLeft), 2, 4) == ["x...", "xx.."])
        #expect(picture(.causal, 4, 2) == ["..", "..", "x.", "xx"])
        #expect(picture(.causal(.topLeft), 4, 2) == ["x.", "xx", "xx", "xx"])
    }

    @Test func windows() {
        #expect(picture(.window(left: 1, right: 0), 4, 4) == ["x...", "xx..", ".xx.", "..xx"])
        #expect(picture(.window(left: 0, right: 1), 2, 4) == ["..xx", "...x"])
        #expect(picture(.window(left: 0, right: 1, .topLeft), 2, 4) == ["xx..", ".xx."])
        #expect(picture(.window(left: .max, right: .max), 1, 3) == ["xxx"])
    }

    @Test func listsOfFlags() {
        #expect(picture(.allow([[true, false], [false, true]]), 2, 2) == ["x.", ".x"])
        #expect(picture(.block([[true, false], [false, true]]), 2, 2) == [".x", "x."])
        #expect(picture(.padding(keys: [true, true, false]), 2, 3) == ["xx.", "xx."])
    }

    @Test func rulesCombine() {
        #expect(picture(.causal & .padding(keys: [false, true, true]), 3, 3) == ["...", ".x.", ".xx"])
        #expect(picture(.none & .causal, 2, 2) == ["x.", "xx"])
        let numbers: Matrix = [[1, 2], [-.infinity, 3]]
        let combined = (Mask.causal & .additive(numbers) & .additive(numbers)).numbers(
            queries: 2, keys: 2, file: #filePath, line: #line)
        #expect(combined == [[2, -.infinity], [-.infinity, 6]])
        #expect(Mask.none.numbers(queries: 2, keys: 2, file: #filePath, line: #line) == nil)
    }
}
