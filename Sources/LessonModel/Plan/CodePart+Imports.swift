/// The imports that a cell begins with, which cannot stand in a block or a function.
extension CodePart {
    /// The UTF-8 offset behind the last of the leading lines that import a module; 0 when there is none.
    var endOfImports: Int {
        var end = 0
        var offset = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            offset += line.utf8.count + 1
            let words = line.split { $0 == " " || $0 == "\t" }
            if words.first(where: { !$0.hasPrefix("@") }) == "import", !line.contains(";") {
                end = min(offset, text.utf8.count)
            } else if let first = words.first, !first.hasPrefix("//") {
                break
            }
        }
        return end
    }
}
