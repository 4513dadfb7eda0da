extension SwiftSource {
    /// The first line of three backticks, as copied from Markdown, outside of texts and comments.
    package var markdownFence: Range<Int>? {
        let codeTokens = codeTokens
        let backticks = codeTokens.indices.dropLast(2).first { index in
            let token = codeTokens[index]
            return (token.startsLine || index == 0) && code[token.start...].starts(with: Array("```".utf8))
        }
        return backticks.map { codeTokens[$0].start..<codeTokens[$0].start + 3 }
    }
}
