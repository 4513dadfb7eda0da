/// The line that says how an answer is checked.
struct CheckLine {
    /// The number within the course, `3.2`.
    let label: String

    var html: String { "<p class=\"run\">Check with <code>attend check \(label)</code></p>" }
}
