import Foundation

/// A tool that runs the cells of chapters and writes HTML pages: Attend, or one of the tools it is compared with.
protocol LessonTool {
    /// Its name in the table.
    var name: String { get }
    /// Its own working folder.
    var folder: URL { get }
    /// What to install; nil when the tool is installed.
    func missing() -> String?
    /// Writes the chapters to build next.
    func write(_ chapters: [BenchmarkChapter]) throws
    /// Removes everything that was built and computed, except what is built once after installation.
    func clearCache() throws
    /// Builds all pages, and uses the tool's cache.
    func build(_ chapters: Int) throws -> TimedRun
}

extension LessonTool {
    func write(_ text: String, to name: String) throws {
        let file = folder.appending(path: name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        // An unchanged file keeps its date.
        if FileManager.default.contents(atPath: file.path) == Data(text.utf8) { return }
        try Data(text.utf8).write(to: file)
    }

    func remove(_ names: String...) throws {
        for name in names {
            let path = folder.appending(path: name).path
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }
    }
}

/// The names divided among one process for each core.
func shares(of names: [String]) -> [[String]] {
    let count = min(names.count, ProcessInfo.processInfo.activeProcessorCount)
    return (0..<count).map { share in names.indices.filter { $0 % count == share }.map { names[$0] } }
}

/// This project: `attend handout`.
struct AttendTool: LessonTool {
    let name = "attend"
    let folder: URL
    /// The executable.
    let attend: URL

    func missing() -> String? { nil }

    /// A cache and a state of its own.
    var environment: [String: String] {
        [
            "XDG_CACHE_HOME": folder.appending(path: "cache").path,
            "XDG_STATE_HOME": folder.appending(path: "state").path,
        ]
    }

    func write(_ chapters: [BenchmarkChapter]) throws {
        try writeCourse(of: chapters.map { Self.file($0.number) })
        for chapter in chapters { try write(chapter.lesson, to: "lessons/" + Self.file(chapter.number)) }
    }

    /// Writes `course.yml` with chapters of those names.
    func writeCourse(of chapters: [String]) throws {
        let modules = KernelProgram.modules.map { KernelProgram.sources.appending(path: $0).path }
        try write(
            """
            format: 1
            title: "Twelve times thirty"
            modules: [\(modules.joined(separator: ", "))]
            imports: [AttentionKernel]
            chapters: [\(chapters.joined(separator: ", "))]

            """, to: "lessons/course.yml")
    }

    /// Saves the first chapter as an editor does, when its author has read what came of the save before.
    func save(_ chapter: BenchmarkChapter, after pause: Double) throws -> ContinuousClock.Instant {
        Thread.sleep(forTimeInterval: pause)
        let start = ContinuousClock.now
        try chapter.lesson.write(
            to: folder.appending(path: "lessons/" + Self.file(1)), atomically: true, encoding: .utf8)
        return start
    }

    /// Runs a command of attend.
    func run(
        _ arguments: [String], allowing statuses: Set<Int32> = [0], watchesMemory: Bool = false
    ) throws -> TimedRun {
        try TimedRun.run(
            [[attend.path] + arguments], in: folder, environment: environment, allowing: statuses,
            watchesMemory: watchesMemory)
    }

    func clearCache() throws {
        try remove("handouts", "cache/attend/results", "cache/attend/observations", "cache/attend/pages")
    }

    func build(_ chapters: Int) throws -> TimedRun {
        try run(["handout"])
    }

    static func file(_ number: Int) -> String { "\(number < 10 ? "0" : "")\(number)-chapter.md" }
}

/// Jupyter's `nbconvert --execute`, which has no cache.
struct NbconvertTool: LessonTool {
    let name = "nbconvert"
    let folder: URL

    func missing() -> String? {
        TimedRun.works(["python3", "-c", "import nbconvert, ipykernel, numpy"])
            ? nil : "pip install nbconvert ipykernel numpy"
    }

    func write(_ chapters: [BenchmarkChapter]) throws {
        for chapter in chapters { try write(chapter.notebook, to: "chapter-\(chapter.number).ipynb") }
    }

    func clearCache() throws { try remove("pages") }

    func build(_ chapters: Int) throws -> TimedRun {
        let commands = shares(of: (1...chapters).map { "chapter-\($0).ipynb" }).map {
            ["python3", "-m", "nbconvert", "--execute", "--to", "html", "--output-dir", "pages"] + $0
        }
        return try TimedRun.run(commands, in: folder)
    }
}

/// Sphinx with myst-nb and jupyter-cache.
struct MystTool: LessonTool {
    let name = "myst-nb"
    let folder: URL

    func missing() -> String? {
        TimedRun.works(["python3", "-c", "import sphinx, myst_nb, jupyter_cache, ipykernel, numpy"])
            ? nil : "pip install sphinx myst-nb ipykernel numpy"
    }

    func write(_ chapters: [BenchmarkChapter]) throws {
        let configuration = "extensions = ['myst_nb']\nnb_execution_mode = 'cache'\nproject = 'Twelve times thirty'\n"
        try write(configuration, to: "source/conf.py")
        let names = chapters.map { "chapter-\($0.number)" }
        try write("# Contents\n\n```{toctree}\n\(names.joined(separator: "\n"))\n```\n", to: "source/index.md")
        for chapter in chapters { try write(chapter.myst, to: "source/chapter-\(chapter.number).md") }
    }

    func clearCache() throws { try remove("pages", ".jupyter_cache") }

    func build(_ chapters: Int) throws -> TimedRun {
        if !FileManager.default.fileExists(atPath: folder.appending(path: ".jupyter_cache").path) {
            // Created before the timed run: Sphinx's processes would all try to create it, and all but one would fail.
            let cache = "from jupyter_cache import get_cache; get_cache('.jupyter_cache').db"
            _ = try TimedRun.run([["python3", "-c", cache]], in: folder)
        }
        let jobs = ProcessInfo.processInfo.activeProcessorCount
        return try TimedRun.run(
            [["python3", "-m", "sphinx", "-b", "html", "-j", "\(jobs)", "-q", "source", "pages"]], in: folder)
    }
}

/// R Markdown: knitr with its cache, then pandoc.
struct KnitrTool: LessonTool {
    let name = "knitr"
    let folder: URL

    func missing() -> String? {
        TimedRun.works(["Rscript", "-e", "library(rmarkdown); library(codetools); stopifnot(pandoc_available())"])
            ? nil : "apt-get install r-cran-rmarkdown r-cran-knitr r-cran-codetools pandoc"
    }

    func write(_ chapters: [BenchmarkChapter]) throws {
        for chapter in chapters { try write(chapter.rMarkdown, to: "chapter-\(chapter.number).Rmd") }
    }

    func clearCache() throws {
        for number in 1...12 {
            try remove("chapter-\(number)_cache", "chapter-\(number)_files", "chapter-\(number).html")
        }
    }

    func build(_ chapters: Int) throws -> TimedRun {
        let commands = shares(of: (1...chapters).map { "'chapter-\($0).Rmd'" }).map { files in
            [
                "Rscript", "-e",
                "for (f in c(\(files.joined(separator: ", ")))) rmarkdown::render(f, quiet = TRUE, envir = new.env())",
            ]
        }
        return try TimedRun.run(commands, in: folder)
    }
}
