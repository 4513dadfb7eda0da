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
        for chapter in course.chapters { plan(chapter, of: course) }
        let reports = course.chapters.map(report)
        for (chapter, report) in zip(course.chapters, reports) { render(chapter, report) }
        let parts = zip(course.chapters, reports).map { chapter, report in
            Handout.Part(chapter: chapter, report: report, worksheets: report.keys)
        }
        let stamp = Handout.Stamp(tool: "Attend", toolchain: "swift", kernel: "0", date: nil)
        let ids = Set(course.chapters.map(\.id))
        for edition in Handout.Edition.allCases {
            let handout = Handout(course, edition: edition, stamp: stamp)
            for part in parts { _ = handout.page(part, beside: ids) }
            _ = handout.index(beside: ids)
            _ = handout.glossary(beside: ids)
        }
        _ = Handout(course, edition: .student, stamp: stamp).book(parts)
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

    /// A report on a run in which every cell prints and every value is a number.
    private func report(on chapter: Chapter) -> ChapterReport {
        var report = ChapterReport(chapter)
        for cell in chapter.cells {
            report.apply(.cellStarted(cell.index))
            report.apply(.printed(printed, cell: cell.index))
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
