import LessonModel
import LessonReader
import Testing

/// Attend's own modules are named without a path; a folder of the course goes before.
@Suite struct ToolkitModuleTests {
    private func read(_ modules: String, _ more: [String: String] = [:], toolkit: String? = "kit") async
        -> CourseReading
    {
        let files = [
            "c/course.yml": "format: 1\ntitle: C\nmodules: [\(modules)]\nchapters: [a.md]\n",
            "c/a.md": "---\ntitle: A\n---\n# A\n", "kit/StepTrace/../LessonRuntime/R.swift": "",
            "kit/AttentionKernel/../LessonRuntime/R.swift": "", "kit/StepTrace/T.swift": "",
            "kit/AttentionKernel/K.swift": "",
        ]
        return await CourseReader.read(
            folder: "c", display: "c", files: FileSource(files.merging(more) { $1 }), toolkit: toolkit)
    }

    @Test func aNameIsEnough() async throws {
        let reading = await read("StepTrace, AttentionKernel, Mine", ["c/Mine/M.swift": ""])
        #expect(reading.diagnostics == [])
        let course = try #require(reading.course)
        #expect(
            course.modules.map { course.path(ofModule: $0, in: "c") } == [
                "kit/StepTrace", "kit/AttentionKernel", "c/Mine",
            ])
        #expect(course.path(ofModule: "StepTrace", in: "c", toolkit: "other") == "other/StepTrace")
        #expect(course.path(ofModule: "Mine", in: "c", toolkit: "other") == "c/Mine")
    }

    @Test func onlyAttendsOwnAreFoundSo() async {
        #expect(await read("LessonRuntime").diagnostics.map(\.message) == ["there is no module folder 'LessonRuntime'"])
        #expect(
            await read("StepTrace", toolkit: nil).diagnostics.map(\.message) == [
                "there is no module folder 'StepTrace'"
            ])
    }

    @Test func aFolderOfTheCourseGoesBefore() async {
        #expect(
            await read("StepTrace", ["c/StepTrace/T.swift": ""]).diagnostics.map(\.message) == [
                "the name 'StepTrace' is taken: a module that every lesson can import has it"
            ])
    }
}
