/// A chapter of exercises that all ask for the double of a number, for answers that try something else.
enum DoublingExam {
    /// - Parameters:
    ///   - names: of the exercises and their functions.
    ///   - checks: of each exercise, with `NAME` in place of its name.
    ///   - cell: what stands before them.
    static func lesson(_ names: [String], checks: String, cell: String = "") -> String {
        "---\ntitle: Exam\ntimeout: 60\n---\n" + cell
            + names.map { name in
                """
                ```swift exercise=NAME points=1
                func NAME(_ x: Double) -> Double { <#Twice NAME#> }
                ```

                ```swift solution=NAME
                func NAME(_ x: Double) -> Double { 2 * x }
                ```

                ```swift check=NAME
                \(checks)
                ```

                """.replacing("NAME", with: name)
            }.joined()
    }
}
