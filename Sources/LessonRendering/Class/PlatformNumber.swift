/// The number by which a learning platform knows a student, in the names of what it gives out to be graded.
package struct PlatformNumber: Codable, Sendable, Hashable {
    package var platform: LearningPlatform
    package var number: String

    package init(platform: LearningPlatform, number: String) {
        self.platform = platform
        self.number = number
    }
}

/// The name of a file or folder in the download of a platform, taken apart.
package struct DownloadName: Sendable, Hashable {
    /// The student as the platform names them.
    package struct Person: Sendable, Hashable {
        package var name: String
        package var number: PlatformNumber
    }

    package var person: Person
    /// What the student has called the file; empty for a folder.
    package var file: String

    /// - Returns: nil for a name that no platform gives.
    package init?(_ name: String) {
        if let parts = name.wholeMatch(of: /(.+)_([0-9]+)_assignsubmission_[a-z]+_?(.*)/) {
            person = Person(name: String(parts.1), number: .init(platform: .moodle, number: String(parts.2)))
            file = String(parts.3)
        } else if let parts = name.wholeMatch(of: /(.+?)_(?:LATE_)?([0-9]+)_[0-9]+_(.*)/) {
            person = Person(name: String(parts.1), number: .init(platform: .canvas, number: String(parts.2)))
            file = String(parts.3)
        } else {
            return nil
        }
    }
}
