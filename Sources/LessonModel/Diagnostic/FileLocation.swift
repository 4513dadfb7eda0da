/// A point in a text file, as compilers name it: `04-scaling.md:24:9`.
package struct FileLocation: Sendable, Hashable, Comparable {
    /// The file as the reader of a message should see it: relative to the course's parent folder.
    package var file: String
    /// Counted from 1.
    package var line: Int
    /// Counted from 1 in UTF-8 bytes, as `swiftc` counts.
    package var column: Int

    package init(file: String, line: Int, column: Int) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// The file's name without folders, which are not the same for every reader of a course.
    package var fileName: String { file.lastPathComponent }

    package static func < (first: FileLocation, second: FileLocation) -> Bool {
        (first.file, first.line, first.column) < (second.file, second.line, second.column)
    }
}
