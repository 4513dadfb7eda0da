extension Chapter {
    /// The expressions of its worksheets as values of its program, numbered after those of its prose.
    var keys: [InlineValue] {
        worksheets.enumerated().map { position, worksheet in
            var key = InlineValue(
                index: inlineValues.count + position, expression: worksheet.expression,
                place: worksheet.expressionPlace, line: worksheet.opening?.line ?? "", afterCell: worksheet.afterCell)
            key.isKey = true
            return key
        }
    }
}
