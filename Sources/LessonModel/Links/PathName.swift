extension String {
    /// The last part of a path: the name of the file or folder itself.
    package var lastPathComponent: String { split { $0 == "/" }.last.map(String.init) ?? self }
}
