import LessonModel

/// The checks of the folders that `course.yml` lists as modules: they exist, hold Swift, and can be modules.
struct ModuleFolderCheck {
    let folder: String
    let files: FileSource
    let state: ReadingState

    func check(_ modules: [YAMLScalar]) {
        var firsts: [Substring: YAMLScalar] = [:]
        for module in modules {
            let path = Course.join(folder, module.text)
            let name = module.text.split(separator: "/").last { $0 != "." } ?? ""
            if !files.exists(path) {
                report(
                    module, "there is no module folder '\(module.text)'",
                    "write its path from the course folder, or remove it from the list")
            } else if !Self.canNameModule(name) {
                report(
                    module, "'\(name)' cannot be the name of a module",
                    "rename the folder: lessons `import` it by its name, which has only letters, digits and '_' and does "
                        + "not begin with a digit")
            } else if isTaken(name, path) {
                report(
                    module, "the name '\(name)' is taken: a module that every lesson can import has it",
                    "rename the folder")
            } else if let first = firsts[name] {
                report(
                    module, "two modules are called '\(name)'", "give each folder a name of its own",
                    [first.source.note(first.position, length: first.length, "the first is here")])
            } else if files.isFile(path) {
                report(
                    module, "'\(module.text)' is a file, not a folder of Swift files", "name the folder that it is in")
            } else if files.swiftFiles(below: path).isEmpty {
                report(
                    module, "there is no Swift file in '\(module.text)'",
                    "`modules` names folders of sources, relative to the course folder")
            }
            firsts[name] = firsts[name] ?? module
        }
    }

    private func report(_ module: YAMLScalar, _ message: String, _ remedy: String, _ notes: [Diagnostic] = []) {
        state.report(
            module.source.error(module.position, length: module.length, message, remedy: remedy, notes: notes))
    }

    /// Whether a folder's name can be a module's name.
    private static func canNameModule(_ name: Substring) -> Bool {
        name.first?.isNumber == false && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }

    private func isTaken(_ name: Substring, _ path: String) -> Bool {
        // The toolkit's own modules lie side by side.
        let isOfToolkit = files.exists(Course.join(path, "../LessonRuntime"))
        return Self.taken.contains(name) || !isOfToolkit && Self.ofToolkit.contains(name)
    }

    private static let ofToolkit: Set<Substring> = ["StepTrace", "AttentionKernel", "AttentionTraining"]

    /// The modules of the toolchain and of every lesson's program.
    private static let taken = Set(
        ModuleImport.ofToolchain.map { $0[...] } + [
            "AttendToolkit", "Builtin", "CxxStdlib", "Darwin", "Distributed", "FoundationNetworking", "Glibc", "Lesson",
            "LessonRuntime", "Main", "Musl", "Testing", "XCTest", "main",
        ])
}
