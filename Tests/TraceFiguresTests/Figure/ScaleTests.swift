import Testing

@testable import TraceFigures

@Suite struct ScaleTests {
    @Test func levelsOfSharesAndSignedNumbers() {
        #expect(Scale.share.level(of: 0) == .share(0))
        #expect(Scale.share.level(of: 0.25) == .share(3))
        #expect(Scale.share.level(of: 1) == .share(10))
        #expect(Scale.signed(domain: 6).level(of: -3) == .negative(3))
        #expect(Scale.signed(domain: 6).level(of: -0.1) == .positive(0))
        #expect(Scale.signed(domain: 6).level(of: 9) == .positive(6))
        #expect(Scale.amount(domain: 2).level(of: 1) == .share(5))
        #expect(Scale.plain.level(of: 1) == .none)
    }

    @Test func whatIsNotFiniteHasNoSize() {
        #expect(Scale.signed(domain: 1).level(of: -.infinity) == .none)
        #expect(Scale.share.level(of: .nan) == .none)
        #expect(Scale.share.fraction(of: .nan) == 0)
    }

    @Test(arguments: [(0.0, 0.0), (0.3, 0.5), (1.76, 2), (2.2, 2.5), (7.5, 7.5), (18, 18), (18.2, 19)])
    func domainsAreRoundedUp(size: Double, domain: Double) {
        #expect(Domain.roundedUp(size) == domain)
    }
}
