import Testing

@testable import AttendCommands

/// The output of `dump --stage tokens`.
@Suite struct TokenListingTests {
    @Test func aTokenALineUnderItsStatements() {
        #expect(
            TokenListing(of: "// a\nif b { f(1); }\n\"\\n\" /*\n*/").text == #"""
                0..<4 lineComment comment // a
                - 5..<19 statement
                  5..<7 keyword keyword if
                  8..<9 identifier plain b
                  10..<11 leftBrace plain {
                  - 12..<16 expression value semicolon
                    12..<13 identifier call f
                    13..<14 leftParen plain (
                    14..<15 integer number 1
                    15..<16 rightParen plain )
                  16..<17 semicolon plain ;
                  18..<19 rightBrace plain }
                - 20..<24 expression value
                  20..<21 stringQuote string "
                  21..<23 stringText string \\n
                  23..<24 stringEnd string "
                25..<30 blockComment comment /*\n*/

                """#)
        #expect(TokenListing(of: "f(").text.hasPrefix("- 0..<2 expression value broken\n"))
    }
}
