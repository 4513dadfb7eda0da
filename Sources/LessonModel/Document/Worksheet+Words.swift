/// What a worksheet asks for, in words.
extension Worksheet {
    /// What is to be filled in: `every entry`, or the rows or columns that the lesson names.
    package var asked: String { blanks == "all" ? "every entry" : blanks }

    /// How exactly: `to 2 decimals`, `in whole numbers`.
    package var accuracy: String {
        switch digits {
        case 0: "in whole numbers"
        case 1: "to 1 decimal"
        default: "to \(digits) decimals"
        }
    }
}
