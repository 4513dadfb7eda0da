import LessonModel

/// The reader of a course folder: `course.yml` and every chapter it lists.
package enum CourseReader {
    /// Reads the course in `folder`, which messages call `display`.
    ///
    /// What is malformed is reported, never thrown: all
    /// problems of all chapters in one go.
    package static func read(folder: String, display: String, files: FileSource) async -> CourseReading {
        let file = CourseFileReader.name
        guard let bytes = files.read(join(folder, file)) else {
            let missing = Diagnostic(
                at: nil, "there is no \(file) in \(display)",
                remedy: "name the course folder with --course DIR, or write a \(file) that lists the chapters")
            return CourseReading(course: nil, diagnostics: [missing])
        }
        let state = ReadingState(isLesson: true)
        let source = TextEncoding.read(bytes, file: join(display, file), into: &state.diagnostics)
        guard let courseFile = CourseFileReader(source: source, state: state).read() else {
            return CourseReading(course: nil, diagnostics: state.diagnostics)
        }

        var course = courseFile.course
        course.folder = display
        for module in courseFile.modules where !files.exists(join(folder, module.text)) {
            state.report(
                module.source.error(
                    module.position, length: module.length, "there is no module folder '\(module.text)'",
                    remedy: "write its path from the course folder, or remove it from the list"))
        }
        var chapters: [(reader: ChapterReader, bytes: [UInt8])] = []
        for (index, name) in courseFile.chapters.enumerated() {
            guard let bytes = files.read(join(folder, name.text)) else {
                let listed = Set(courseFile.chapters.map(\.text))
                let names = files.list(folder).filter { $0.hasSuffix(".md") && !listed.contains($0) }
                state.report(
                    name.source.error(
                        name.position, length: name.length, "there is no chapter file '\(name.text)'",
                        remedy: Suggestion.question(for: name.text, among: names)
                            ?? "write the file, or remove it from the list"))
                continue
            }
            let reader = ChapterReader(
                file: join(display, name.text), number: CourseFileReader.number(ofFile: name.text, position: index + 1))
            chapters.append((reader, bytes))
        }
        let readings = await readings(chapters)
        course.chapters = readings.map(\.chapter)
        let check = CourseCheck(
            folder: folder, display: display, files: files, rawHTML: course.rawHTML, readings: readings)
        let own = zip(readings, check.diagnostics()).flatMap { ($0.diagnostics + $1).inOrderOfPlaces }
        return CourseReading(course: course, diagnostics: state.diagnostics.inOrderOfPlaces + own)
    }

    /// Chapters read on all cores.
    private static func readings(_ chapters: [(reader: ChapterReader, bytes: [UInt8])]) async -> [ChapterReader.Reading]
    {
        await withTaskGroup(of: (Int, ChapterReader.Reading).self) { group in
            for (index, chapter) in chapters.enumerated() {
                group.addTask { (index, chapter.reader.reading(chapter.bytes)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }

    static func join(_ folder: String, _ name: String) -> String {
        if name.hasPrefix("/") || folder.isEmpty || folder == "." { return name }
        return folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
