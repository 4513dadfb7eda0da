import Testing

struct AllFamiliesTests {
    /// A family that appears here needs a test of its own beside this one.
    @Test func everyCaseBelongsToAFamilyWithATest() {
        let counts = Dictionary(grouping: GoldenCase.all, by: \.family).mapValues(\.count)
        #expect(
            counts == [
                "additive": 9, "article-example": 6, "gradients": 17, "kv-cache": 5, "linear-attention": 3,
                "multi-head": 14, "norm-activation-block": 11, "online-softmax": 12, "positions": 12,
                "scaled-dot-product": 43, "single-head-layer": 6, "softmax": 11,
            ])
    }
}
