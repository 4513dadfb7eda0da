/// A course: what `course.yml` says, and the chapters it lists, in order.
package struct Course: Sendable, Hashable {
    package var title: String
    /// A BCP 47 tag: `en`, `zh-Hans`.
    package var language: String
    /// The course folder as messages name it: `lessons`.
    package var folder: String
    /// Source folders compiled once into the kernel library, relative to the course folder; of attend's own also the name alone.
    package var modules: [String]
    /// The folder of attend's own modules, as far as the course was read with one.
    package var toolkit: String?
    /// Those of `modules` that are names of attend's own.
    package var modulesOfToolkit: Set<String> = []
    /// Modules that every cell sees.
    package var imports: [ModuleImport]
    /// Whether raw HTML in lessons is passed through instead of shown as text.
    package var rawHTML: Bool
    /// What it asks the user to allow.
    package var request: CourseRequest
    package var paper: Paper
    package var face: CourseFace
    /// In order, and after them the appendices.
    package var chapters: [Chapter]
    /// Markdown files beside `course.yml` that it does not list, which nobody can run: `13-more.md`.
    package var unlisted: [String]

    package init(
        title: String, language: String = "en", folder: String, modules: [String] = [], imports: [ModuleImport] = [],
        rawHTML: Bool = false, request: CourseRequest = CourseRequest(), paper: Paper = .a4,
        face: CourseFace = CourseFace(), chapters: [Chapter] = [], unlisted: [String] = []
    ) {
        self.title = title
        self.language = language
        self.folder = folder
        self.modules = modules
        self.imports = imports
        self.rawHTML = rawHTML
        self.request = request
        self.paper = paper
        self.face = face
        self.chapters = chapters
        self.unlisted = unlisted
    }
}

extension Course {
    /// A path from the course folder as messages name it: with the folder before it.
    package static func join(_ folder: String, _ path: String) -> String {
        if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
        return folder.hasSuffix("/") ? folder + path : folder + "/" + path
    }

    /// The path of a chapter's file from the course folder: `more/02-second.md`.
    package func path(of chapter: Chapter) -> String {
        let prefix = Course.join(folder, "")
        let path = chapter.file.hasPrefix(prefix) ? String(chapter.file.dropFirst(prefix.count)) : chapter.file
        // Normalised like a link: `./02-second.md` in `course.yml` is the same file.
        return path.hasPrefix("/") ? path : LinkTarget.path(path, in: "")
    }

    /// Attend's own modules that a course may name without a path.
    package static let ofToolkit = ["StepTrace", "AttentionKernel", "AttentionTraining"]

    /// The folder of a module.
    /// - Parameter toolkit: in place of the one that the course was read with.
    package func path(ofModule module: String, in folder: String, toolkit: String? = nil) -> String {
        Course.join(modulesOfToolkit.contains(module) ? toolkit ?? self.toolkit ?? folder : folder, module)
    }

    /// The chapter whose file has that path, relative to the course folder.
    package func chapter(at path: String) -> Chapter? {
        // Every link asks this of every chapter, so paths are made only of files that may have it.
        let name = path.lastPathComponent
        return chapters.indices.first { chapters[$0].file.hasSuffix(name) && self.path(of: chapters[$0]) == path }
            .map { chapters[$0] }
    }

    /// The chapter of that id: `04-scaling`.
    package func chapter(_ id: String) -> Chapter? { chapters.first { $0.id == id } }

    /// The files, relative to the course folder, that links of a chapter lead to and that come with its page.
    /// - Parameter isForTeachers: without it, what only teachers read leads to nothing.
    package func filesLinked(from chapter: Chapter, isForTeachers: Bool) -> [String] {
        (isForTeachers ? chapter : chapter.withoutReasons).linkDestinations.compactMap {
            target(of: $0, in: chapter).givenFile(of: self)
        }.eachOnce
    }

    /// What a link or an image of a chapter leads to.
    package func target(of destination: String, in chapter: Chapter) -> LinkTarget {
        LinkTarget(destination, in: path(of: chapter))
    }
}
