import LessonModel
import LessonReader
import LessonRendering
import TraceFigures

extension DamagedLesson {
    /// Does with the lesson what commands do with one apart from compiling and running it: reads it and what is wrong with it,
    /// and plans and renders it.
    func work() async {
        let source = FileSource(Dictionary(uniqueKeysWithValues: files.map { ("course/\($0)", $1) }))
        let reading = await CourseReader.read(folder: "course", display: "course", files: source)
        _ = DiagnosticText(colour: true).text(reading.diagnostics)
        guard let course = reading.course else { return }
        guard let chapter = course.chapters.first else { return }
        plan(chapter, of: course)
        let report = report(on: chapter)
        render(chapter, report)
        let part = Handout.Part(chapter: chapter, report: report, worksheets: report.keys)
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "swift", kernel: "0", date: nil)
        let ids = Set(course.chapters.map(\.id))
        // Most of the time goes into pages, most of which are the same.
        let handout = Handout(course, edition: isForTeachers ? .teacher : .student, stamp: stamp)
        _ = handout.page(part, beside: ids)
        guard isShownWhole else { return }
        _ = handout.index(beside: ids)
        _ = handout.glossary(beside: ids)
        _ = handout.book([part])
    }

    private func plan(_ chapter: Chapter, of course: Course) {
        let plan = ChapterPlan(chapter, imports: course.imports)
        for program in plan.programs + plan.failures.map(\.program) { _ = ProgramText(program).text }
        _ = CheckPlan(proving: chapter, imports: course.imports)
        let template = AnswerTemplate(chapter)
        for exercise in chapter.codeExercises { _ = template.swift(exercise) }
        _ = template.sheet(keys: [:])
        _ = AnswerSheetReader.read(Array(answers.utf8), file: "answers.yml", chapter: chapter)
    }

    /// A report on a run in which every cell prints, the first of them much, and every value is a number.
    private func report(on chapter: Chapter) -> ChapterReport {
        var report = ChapterReport(chapter)
        for cell in chapter.cells {
            report.apply(.cellStarted(cell.index))
            report.apply(.printed(cell == chapter.cells.first ? printed : "1\n", cell: cell.index))
            report.apply(.cellFinished(cell.index, cell.isMeantToFail ? .trapped : .passed, seconds: 0))
        }
        for value in chapter.inlineValues { report.apply(.inlineValue("0.5", index: value.index)) }
        report.apply(.chapterFinished(runSeconds: 0, cached: false))
        return report
    }

    private func render(_ chapter: Chapter, _ report: ChapterReport) {
        for width in [80, 40] {
            _ = ChapterTypesetter(chapter, style: TerminalStyle(colours: .none, width: width)).lines(report)
        }
    }
}
