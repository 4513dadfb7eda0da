extension String {
    /// Beginning with a capital letter, as a sentence or a title does.
    package var withCapital: String { prefix(1).uppercased() + dropFirst() }
}
