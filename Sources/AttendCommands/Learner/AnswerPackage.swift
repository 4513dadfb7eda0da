import Foundation
import LessonModel
import LessonRendering

/// Makes a Swift package of a folder of answers, so that an editor completes what answers may use.
struct AnswerPackage {
    let course: Course
    let folder: CourseFolder
    let answers: AnswerFolder
    /// The folder of attend's own modules.
    let toolkit: String

    private var writer: AnswerWriter { AnswerWriter(answers: answers) }
    private static let written = AnswerManifest.links + "/Package.written"

    /// Writes the package anew, unless the learner has changed it.
    /// - Returns: what there is to say of it; nothing where it was there.
    func write() throws -> [CommandPhrase] {
        let chapters = course.chapters.compactMap(chapter)
        guard !chapters.isEmpty else { return [] }
        let modules = try linkModules()
        let text = AnswerManifest(
            modules: modules, imports: ["LessonRuntime"] + course.imports.map(\.name), chapters: chapters
        ).text
        let name = AnswerManifest.name
        let old = answers.files.contents(name)
        if answers.files.exists(name), old != answers.files.contents(Self.written) {
            return old == Data(text.utf8) ? [] : [.kept(answers.shown.path(name))]
        }
        for chapter in chapters where chapter.hasCells {
            let cells = course.chapter(chapter.folder).map { CellDeclarations(of: $0, imports: course.imports).text }
            try writer.write(cells ?? "", to: "\(AnswerManifest.links)/\(chapter.folder)/Cells.swift")
        }
        try writer.write(text, to: name)
        try writer.write(text, to: Self.written)
        return old == nil ? [.wrote(answers.shown.path(name))] : []
    }

    /// A chapter whose exercises in code are started.
    private func chapter(_ chapter: Chapter) -> AnswerManifest.Chapter? {
        let files = chapter.exercises.filter { $0.kind == .code }.map(\.answerFile)
        guard files.contains(where: answers.files.exists) else { return nil }
        let used = chapter.codeExercises.flatMap(\.used).map(\.chapter).eachOnce.filter { $0 != chapter.id }
        return AnswerManifest.Chapter(
            folder: chapter.id, label: chapter.label, uses: used.compactMap { course.chapter($0)?.label },
            hasCells: !CellDeclarations(of: chapter, imports: course.imports).text.isEmpty,
            others: answers.files.names(in: chapter.id).filter { !$0.hasSuffix(".swift") })
    }

    /// Links to the folders of the modules.
    /// - Returns: their names, each after those that it uses.
    private func linkModules() throws -> [String] {
        let own = ["StepTrace", "LessonRuntime"].map { "\(toolkit)/\($0)" }
        let others = course.modules.map {
            folder.url.resolving(course.path(ofModule: $0, in: "", toolkit: toolkit)).path(percentEncoded: false)
        }
        let folders = own + others.filter { $0.lastPathComponent != "StepTrace" }
        let links = answers.file(AnswerManifest.links)
        do {
            try FileManager.default.createDirectory(at: links, withIntermediateDirectories: true)
            for folder in folders {
                let link = links.appending(path: folder.lastPathComponent).path(percentEncoded: false)
                if (try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == folder { continue }
                if FileKind(of: URL(filePath: link)) == .link { try FileManager.default.removeItem(atPath: link) }
                try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder)
            }
        } catch {
            throw Failure.cannotWork(
                "\(answers.shown.path(AnswerManifest.links)) cannot be written: \(error.localizedDescription)",
                remedy: "remove it; 'attend start' makes it anew")
        }
        return folders.map(\.lastPathComponent)
    }
}
