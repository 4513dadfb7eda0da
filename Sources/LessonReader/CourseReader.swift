package import LessonModel

/// Reads a course folder: `course.yml` and every chapter and appendix it lists.
package enum CourseReader {
    /// Reads the course in `folder`, which messages name `display`.
    ///
    /// Never throws: all problems of all chapters are reported together.
    /// - Parameters:
    ///   - toolkit: the folder of attend's own modules, which a course names without a path.
    ///   - known: what was read of it before, for who reads it again and again.
    package static func read(
        folder: String, display: String, files: FileSource, toolkit: String? = nil,
        known: ChapterReadings = ChapterReadings()
    ) async -> CourseReading {
        let file = CourseFileReader.name
        guard let bytes = files.read(Course.join(folder, file)) else {
            let missing = Diagnostic(
                at: nil, "there is no \(file) in \(display)",
                remedy: "name the course folder with --course DIR, or write a \(file) that lists the chapters")
            return CourseReading(course: nil, diagnostics: [missing])
        }
        let state = ReadingState(isLesson: true)
        let source = TextEncoding.read(bytes, file: Course.join(display, file), into: &state.diagnostics)
        guard let courseFile = CourseFileReader(source: source, state: state).read() else {
            return CourseReading(course: nil, diagnostics: state.diagnostics)
        }

        var course = courseFile.course
        course.folder = display
        let logo = CourseLogoCheck(folder: folder, files: files, state: state)
        course.face.logo = courseFile.logo.flatMap { logo.path(of: $0) }
        let entries = courseFile.chapters + courseFile.appendices
        let listed = Set(entries.map(\.file.text))
        course.unlisted = files.list(folder).filter { $0.hasSuffix(".md") && !listed.contains($0) }
        course.toolkit = toolkit
        if let toolkit {
            course.modulesOfToolkit = Set(Course.ofToolkit).filter { module in
                !files.exists(Course.join(folder, module)) && files.exists(Course.join(toolkit, module))
            }.intersection(course.modules)
        }
        ModuleFolderCheck(course: course, folder: folder, files: files, state: state).check(courseFile.modules)
        var chapters: [(reader: ChapterReader, bytes: [UInt8])] = []
        for (index, entry) in entries.enumerated() {
            let name = entry.file
            let isAppendix = index >= courseFile.chapters.count
            let path = Course.join(folder, name.text)
            if !files.isInside(name.text, of: folder) {
                state.report(
                    name.source.error(
                        name.position, length: name.length, "'\(name.text)' leads out of the course folder",
                        remedy: "put a copy of the \(isAppendix ? "appendix" : "chapter") into the course folder"))
                continue
            }
            if name.text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
                state.report(
                    name.source.error(
                        name.position, length: name.length, "this name has a control character",
                        remedy: "rename the chapter: its pages are called like it"))
                continue
            }
            guard let bytes = files.read(path) else {
                state.report(
                    name.source.error(
                        name.position, length: name.length,
                        "there is no \(isAppendix ? "appendix" : "chapter file") '\(name.text)'",
                        remedy: Suggestion.question(for: name.text, among: course.unlisted)
                            ?? "write the file, or remove it from the list"))
                continue
            }
            let file = Course.join(display, name.text)
            let letter = isAppendix ? Self.letter(index - courseFile.chapters.count) : nil
            let reader = ChapterReader(
                file: file, number: entry.number, letter: letter, part: entry.part, id: entry.id)
            chapters.append((reader, bytes))
        }
        known.keep(Set(chapters.map(\.reader.file)))
        let readings = await readings(chapters, known)
        course.chapters = readings.map(\.chapter)
        let families = NameFamilies(resolving: readings, in: &course, folder: folder, files: files)
        let uses = ExerciseUses(resolving: readings.map(\.uses), in: &course)
        let references = References(resolving: readings, in: &course) { files.exists(Course.join(folder, $0)) }
        let check = CourseCheck(course, folder: folder, files: files, readings: readings)
        let ofCourse = check.diagnostics()
        let own = readings.indices.flatMap {
            (readings[$0].diagnostics + families.diagnostics[$0] + uses.diagnostics[$0] + references.diagnostics[$0]
                + ofCourse[$0]).inOrderOfPlaces
        }
        return CourseReading(course: course, diagnostics: state.diagnostics.inOrderOfPlaces + own)
    }

    /// `A` for the first appendix, `AA` for the 27th.
    private static func letter(_ index: Int) -> String {
        let last = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(index % 26)))
        return index < 26 ? last : letter(index / 26 - 1) + last
    }

    /// Reads the chapters on all cores.
    private static func readings(
        _ chapters: [(reader: ChapterReader, bytes: [UInt8])], _ known: ChapterReadings
    ) async -> [ChapterReader.Reading] {
        await withTaskGroup(of: (Int, ChapterReader.Reading).self) { group in
            for (index, chapter) in chapters.enumerated() {
                group.addTask { (index, known.reading(chapter.reader, chapter.bytes)) }
            }
            return await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
        }
    }
}

/// The result of reading a course: the course as far as it could be read, and everything wrong with it.
package struct CourseReading: Sendable {
    /// `nil` when there is no readable `course.yml`.
    package var course: Course?
    /// In the order of the chapters, then of their lines.
    package var diagnostics: [Diagnostic]

    package init(course: Course?, diagnostics: [Diagnostic]) {
        self.course = course
        self.diagnostics = diagnostics
    }

    /// Whether there is an error, so that nothing may be executed.
    package var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
