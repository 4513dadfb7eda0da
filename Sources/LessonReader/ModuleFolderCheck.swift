import LessonModel

/// The checks of the folders that `course.yml` lists as modules: they exist, hold Swift, and can be modules.
struct ModuleFolderCheck {
    let course: Course
    let folder: String
    let files: FileSource
    let state: ReadingState

    func check(_ modules: [YAMLScalar]) {
        var firsts: [Substring: YAMLScalar] = [:]
        for module in modules {
            let path = course.path(ofModule: module.text, in: folder)
            let name = module.text.split(separator: "/").last { $0 != "." } ?? ""
            if !files.exists(path) {
                report(
                    module, "there is no module folder '\(module.text)'",
                    "write its path from the course folder, or remove it from the list")
            } else if let fault = ModuleName.fault(String(name), isOfToolkit: isOfToolkit(path)) {
                report(module, fault.message, fault.remedy)
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

    /// The toolkit's own modules lie side by side.
    private func isOfToolkit(_ path: String) -> Bool { files.exists(Course.join(path, "../LessonRuntime")) }
}
