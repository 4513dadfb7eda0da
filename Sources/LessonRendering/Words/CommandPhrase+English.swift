import LessonModel
import StepTrace

extension CommandPhrase {
    package var english: String {
        switch self {
        case .running(let files): "running \(files.count == 1 ? files[0] : counted(files.count, "chapter"))"
        case .compiling(let file): "compiling \(file)"
        case .compilingExercises(let file): "compiling the exercises of \(file)"
        case .checking(let exercise, let file): "checking \(exercise) of \(file)"
        case .provingExercises(let file): "proving the exercises of \(file)"
        case .tryingMutants(let file): "trying mutants of the solutions of \(file)"
        case .writingPages: "writing the pages"
        case .printing(let file): "printing \(file)"
        case .buildingKernel([], nil):
            "Building the kernel for this machine; this happens once and takes a little while."
        case .buildingKernel([], let seconds?): "building the kernel for this machine, once: \(seconds) s"
        case .buildingKernel(let modules, nil): "Building \(modules.joined(separator: ", ")), which has changed."
        case .buildingKernel(let modules, let seconds?): "building \(modules.joined(separator: ", ")): \(seconds) s"
        case .compilingChapter(let number, let count, let id): "chapter \(number) of \(count), \(id): compiling"
        case .runningChapter(let number, let count, let id, let cell, let line, let seconds):
            "chapter \(number) of \(count), \(id): cell \(cell), line \(line), \(seconds) s"
        case .cellIsRunning(let cell, let place): "\(line(of: place)): cell \(cell) is running"
        case .cellTakesLong(let cell, let place, let seconds):
            "\(line(of: place)): cell \(cell) has been running for \(seconds) s"
        case .interrupted: "interrupted"
        case .interruptedWhile(let work): "interrupted while \(work)"
        case .interruptedIn(let file): "\(file): interrupted"
        case .cellInterrupted(let cell, let place):
            "\(line(of: place)): interrupted while cell \(cell) was running"

        case .waiting: "Waiting for you to save; Ctrl-C ends"
        case .nothingNew: "Nothing new to be seen."
        case .cellsAsMeant(let good, let count): "\(good) of \(count) cells as they should be."
        case .keys: "n next · t text · h hint · s solution · e edit · r run again · l list · q quit"
        case .noSuchKey(let key): "No such key: \(key)"
        case .hintsAgain(let count):
            count == 1 ? "The only hint again:" : "There are no more hints; all \(count) again:"
        case .runKeys: "r run again · q quit"
        case .noEditor: "Set EDITOR to the editor that e shall open, as in 'export EDITOR=nano'."
        case .editorDidNotStart(let command): "The editor '\(command)' could not be started."
        case .allPassed: "All passed."
        case .solutionWhenPassed(let exercise): "The solution of \(exercise) is shown when it is passed."

        case .next(let names): "Next: write your answers, then: attend check \(names)"
        case .wrote(let file): "wrote  \(file)"
        case .wroteOver(let file, let old): "wrote  \(file); your old answer is \(old)"
        case .wasThere(let file): "kept   \(file), which you have not changed"
        case .kept(let file): "kept   \(file), which you have changed"
        case .moved(let file, let former, let old):
            "moved  \(file), from \(former)" + (old.map { "; what was there is \($0)" } ?? "")
        case .movedAnswers(let labels, let file, let former, let old):
            "moved  \(file): \(labels.joined(separator: ", ")) from \(former)"
                + (old.map { ", which is \($0) now" } ?? "")
        case .noHints(let exercise): "There are no hints for \(exercise)."
        case .hintsElsewhere(let name): "The next exercise with hints: attend hint \(name)"
        case .nextHint(let name): "Next: change your answer, or: attend hint \(name)"
        case .hintsGiven(let count, let exercise, let name):
            "You have had \(count == 1 ? "the only hint" : "all \(count) hints") for \(exercise). "
                + "Read again: attend hint \(name) --all"

        case .page(let file, let bytes, let isUnchanged):
            "\(file)  \((bytes + 512) / 1024) KiB\(isUnchanged ? "  unchanged" : "")"
        case .nothingOpens(let page): "Nothing here opens pages; this is the one: \(page)"
        case .emptied(let folder, let size): "Emptied \(folder) (\(size))."
        case .listChapter(let file): "Next: list \(file) under 'chapters' in a course.yml beside it, then: attend run"
        case .kernelStays: "The kernel library stays: another attend is running chapters with it."

        case .nextInCourse(let folder):
            "Next: \(folder.map { "cd \($0), then: " } ?? "")attend run 1, attend verify --strict, attend serve --open"

        case .serving(let course, let address):
            "\(course) is at\n\n  \(address)\n\nOpen this address in your browser. Ctrl-C ends it."
        case .grading(let student, let count, let rate, let left):
            "grading: \(student) of \(counted(count, "student")), \(rate) answers a second"
                + (left.map { ", \(duration($0)) left" } ?? "")
        case .gradingKept: "What was judged is kept: the same command goes on from there."
        case .classPoints(let students, let points): "\(counted(students, "student")): \(points)"
        case .mistakesMade: "Mistakes that were made most:"
        case .madeMistake(let students, let count, let exercise, let says):
            "\(students) of \(count) in \(exercise): \(says)"
        case .unconfined: "The answers run unconfined: they can read and write whatever you can."
        case .notJudged(let answers): "\(counted(answers, "answer")) could not be judged."
        case .notJudgedOf(let student, let answers): "  \(student): \(answers.joined(separator: ", "))"
        case .notRead(let students): "The answers of \(counted(students, "student")) could not be read."
        case .wroteFile(let file): "wrote  \(file)"
        case .wrotePages(let count, let folder):
            "wrote  \(folder): \(count == 1 ? "a page for the student" : "a page for each of \(count) students")"
        case .wroteResultFiles(let count, let folder):
            "wrote  \(folder): \(count == 1 ? "a file for the student" : "a file for each of \(count) students")"
        case .wroteHandIn(let file, let answers, let points):
            "wrote  \(file): \(counted(answers, "answer file")), \(points ?? "not checked")"

        case .part(.compiler): "compiler"
        case .part(.linker): "linker"
        case .part(.markdown): "cmark"
        case .part(.kernelSources): "kernel sources"
        case .part(.confinement): "confinement"
        case .part(.cache): "cache"
        case .part(.browser): "browser for PDF"
        case .compiler(let version, let target, let path): "\(version) for \(target), \(path)"
        case .linkerOfToolchain: "ld.lld of the toolchain"
        case .linkedByCompiler: "chapters are linked by swiftc instead, which takes a little longer"
        case .confined(let version, true): "Landlock (version \(version)) and seccomp"
        case .confined(let version, false): "Landlock (version \(version), without signals) and seccomp"
        case .processesAreSeen:
            "programs see the command lines of all processes: the kernel or the container gives them no namespaces"
        case .notConfined(let reason): "none: \(reason)"
        case .notConfinedMeans: "run only lessons and answers that you trust: they can do what you can"
        case .notWritable(let folder): "\(folder) cannot be written"
        case .setCacheFolder: "set XDG_CACHE_HOME to a folder that can be written"
        case .cache(let folder, let size, let limit): "\(folder), \(size) of at most \(limit)"
        case .noBrowser: "neither Chromium nor Chrome on PATH"
        case .browserIsForPDF: "only PDF handouts need one; \(CommandPhrase.installBrowser.english)"
        case .installBrowser: "install one: apt-get install chromium, or brew install --cask chromium"
        }
    }

    /// `45 s`, `3 min 20 s`.
    private func duration(_ seconds: Int) -> String {
        seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
    }

    private func line(of place: FileLocation) -> String { "\(place.file):\(place.line)" }
}
