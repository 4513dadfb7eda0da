import Testing

@testable import AttentionKernel

@Suite("Keys that no query of a tile sees are not even visited")
struct VisibleKeysTests {
    private func range(_ mask: Mask, _ queries: Range<Int>, of queryCount: Int, keys: Int) -> Range<Int> {
        VisibleKeys(mask, queryCount: queryCount, keyCount: keys).range(forQueries: queries)
    }

    @Test("beyond the causal frontier")
    func causal() {
        #expect(range(.none, 10..<20, of: 100, keys: 300) == 0..<300)
        #expect(range(.causal(.topLeft), 10..<20, of: 100, keys: 300) == 0..<20)
        #expect(range(.causal, 10..<20, of: 100, keys: 300) == 0..<220)
        #expect(range(.causal, 10..<20, of: 300, keys: 100).isEmpty)
    }

    @Test("outside the window")
    func window() {
        #expect(range(.window(left: 4, right: 2), 10..<20, of: 100, keys: 100) == 6..<22)
        #expect(range(.window(left: 4, right: 2), 10..<20, of: 100, keys: 300) == 206..<222)
        #expect(range(.window(left: .max, right: .max), 10..<20, of: 100, keys: 100) == 0..<100)
        #expect(range(.causal & .window(left: 4, right: 2), 10..<20, of: 100, keys: 100) == 6..<20)
    }

    @Test("in padding before the first and after the last real key")
    func padding() {
        let real = (0..<100).map { (30..<60).contains($0) && $0 != 45 }
        #expect(range(.padding(keys: real), 0..<100, of: 100, keys: 100) == 30..<60)
        #expect(range(.padding(keys: real) & .causal, 0..<41, of: 100, keys: 100) == 30..<41)
    }

    @Test("and in a block that is visited, only keys that one of them may not see need a look at the mask")
    func partlyHidden() {
        func hidden(_ mask: Mask, _ queries: Range<Int>, _ keys: Range<Int>) -> Range<Int> {
            VisibleKeys(mask, queryCount: 64, keyCount: 64).partlyHidden(queries: queries, keys: keys)
        }
        #expect(hidden(.none, 32..<64, 0..<64).isEmpty)
        #expect(hidden(.causal, 32..<64, 0..<33).isEmpty)
        #expect(hidden(.causal, 32..<64, 0..<34) == 33..<34)
        #expect(hidden(.causal, 32..<64, 40..<50) == 40..<50)
        #expect(hidden(.window(left: 32, right: 0), 32..<64, 31..<33).isEmpty)
        #expect(hidden(.window(left: 31, right: 0), 32..<64, 20..<33) == 20..<32)
        #expect(hidden(.window(left: 31, right: 0), 32..<64, 20..<34) == 20..<34)
        #expect(hidden(.window(left: 2, right: 40), 32..<48, 10..<20) == 10..<20)
        #expect(hidden(.padding(keys: (0..<64).map { $0 != 5 }) & .causal, 32..<64, 0..<9) == 0..<9)
    }
}
