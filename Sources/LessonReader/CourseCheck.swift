import LessonModel

/// The checks of a chapter that need its course: links, images, HTML, data files, required chapters, earlier ids and forbidden
/// names.
struct CourseCheck {
    private let course: Course
    private let folder: String
    private let files: FileSource
    private let readings: [ChapterReader.Reading]
    private let links: LinkCheck
    private let names: ForbiddenNameCheck
    private let rawHTML: Bool
    /// The ids of the chapters, in order, and the position of each.
    private let ids: [String]
    private let positions: [String: Int]

    /// - Parameter folder: the path of the course folder in `files`.
    init(_ course: Course, folder: String, files: FileSource, readings: [ChapterReader.Reading]) {
        self.course = course
        self.folder = folder
        self.files = files
        self.readings = readings
        rawHTML = course.rawHTML
        ids = readings.map(\.chapter.id)
        positions = Dictionary(ids.enumerated().map { ($1, $0) }) { first, _ in first }
        names = ForbiddenNameCheck(course, folder: folder, files: files)
        links = LinkCheck(course, folder: folder, files: files, readings: readings)
    }

    /// What is wrong with each chapter as part of its course.
    func diagnostics() -> [[Diagnostic]] {
        zip(readings, names.diagnostics(of: readings)).enumerated().map { index, checked in
            let (reading, names) = checked
            return checkRequirements(reading, at: index) + checkFormerIDs(reading, at: index) + checkData(reading)
                + links.diagnostics(of: reading) + names
                + (rawHTML ? reading.unreadHTML : reading.shownHTML)
        }
    }

    private func checkRequirements(_ reading: ChapterReader.Reading, at own: Int) -> [Diagnostic] {
        reading.requires.compactMap { scalar in
            guard let index = positions[scalar.text] else {
                return error(
                    scalar, "no chapter of this course is called '\(scalar.text)'",
                    remedy: course.renaming(of: scalar.text) ?? Suggestion.question(for: scalar.text, among: ids)
                        ?? "write a chapter's file name without '.md'")
            }
            guard index >= own else { return nil }
            return error(
                scalar,
                index == own
                    ? "a chapter cannot require itself" : "the chapter '\(scalar.text)' comes after this one",
                remedy: "require chapters that come before")
        }
    }

    /// An answer under an earlier id is found by the id of its exercise, which is to belong to one chapter.
    private func checkFormerIDs(_ reading: ChapterReader.Reading, at own: Int) -> [Diagnostic] {
        let chapter = reading.chapter
        let ids = Set(chapter.exercises.map(\.id))
        return reading.formerly.flatMap { scalar in
            guard scalar.text != chapter.id else {
                return [
                    error(
                        scalar, "'\(scalar.text)' is what this chapter is called now",
                        remedy: "write the name that its file had before, or remove this line")
                ]
            }
            let others = readings.enumerated().filter { index, other in
                other.chapter.id == scalar.text
                    || index < own && other.chapter.frontMatter.formerly.contains(scalar.text)
            }
            return others.flatMap { _, other in
                other.chapter.exercises.map(\.id).filter(ids.contains).map { id in
                    error(
                        scalar,
                        "an answer to '\(id)' of '\(scalar.text)' could be this chapter's or that of '\(other.chapter.id)': "
                            + "both have an exercise '\(id)'",
                        remedy: "give one of them another id")
                }
            }
        }
    }

    private func checkData(_ reading: ChapterReader.Reading) -> [Diagnostic] {
        reading.data.compactMap { scalar in
            let name = scalar.text
            // Cells find a copy under the same path in their working folder, so the path must not leave either folder.
            if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
                return error(
                    scalar, "'\(name)' leads out of the course folder",
                    remedy: "data files lie in the course folder and are named from there, without '..'")
            }
            let path = Course.join(folder, name)
            if files.isFile(path) {
                if files.isInside(name, of: folder) { return nil }
                return error(
                    scalar, "'\(name)' is a link that leads out of the course folder",
                    remedy: "put a copy of the file in its place")
            }
            if let first = files.list(path).min() {
                return error(
                    scalar, "'\(name)' is a folder, not a data file",
                    remedy: "list its files one by one, such as '\(Course.join(name, first))'")
            }
            if files.exists(path) {
                return error(
                    scalar, "'\(name)' is not a file",
                    remedy:
                        "`data` names ordinary files, which are copied for the cells; list those of a folder one by one"
                )
            }
            return error(
                scalar, "there is no data file '\(name)'",
                remedy: Suggestion.question(for: name, among: files.list(folder))
                    ?? "paths are relative to the course folder")
        }
    }

    private func error(_ scalar: YAMLScalar, _ message: String, remedy: String) -> Diagnostic {
        scalar.source.error(scalar.position, length: scalar.length, message, remedy: remedy)
    }
}
