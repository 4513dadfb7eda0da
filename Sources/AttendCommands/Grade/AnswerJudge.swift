import LessonModel
import LessonRendering

/// Judges code answers of many students to one chapter in one program.
struct AnswerJudge: Sendable {
    struct Answer: Sendable {
        var exercise: Exercise
        var code: CodePart
        /// What it builds on.
        var used: [UsedCode]

        /// The same for equal answers in files of the same name that build on equal ones: verdicts name the files.
        var key: String {
            let earlier = used.map {
                "\n\($0.exercise.path) \($0.isSolution) \($0.code.place.file)\n\($0.code.text)"
            }
            return "\(exercise.path) \(code.place.file)\n\(code.text)\(earlier.joined())"
        }
    }

    /// Answers to one chapter that are judged together.
    struct Batch: Sendable {
        var chapter: Chapter
        var answers: [Answer]
    }

    struct Judgement: Sendable {
        /// One for each answer.
        var graded: [GradedExercise]
        /// What kept answers from being judged.
        var faults: [Diagnostic] = []
    }

    /// So many answers share a program, and with it the chapter's own cells: more would save little, and need more memory.
    private static let mostAnswers = 64

    private let pipeline: Pipeline
    private let course: Course
    private let timeout: Double?
    private let words: Words
    /// What answers are compared with, by chapter.
    private let known: [String: ChapterObservations]

    /// Runs what answers are compared with: solutions, mistakes, and the chapters for the keys of worksheets.
    init(
        _ exercises: [Exercise], _ chapters: [Chapter], of course: Course, _ pipeline: Pipeline,
        _ reports: ChapterReports, timeout: Double?, words: Words,
        progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws {
        self.pipeline = pipeline
        self.course = course
        self.timeout = timeout
        self.words = words
        let observed = try await pipeline.eachAtATime(chapters) { chapter in
            progress(.compilingExercises(of: chapter.file))
            let ids = Set(exercises.filter { $0.chapter == chapter.id }.map(\.id))
            let worksheets = chapter.worksheets.filter { ids.contains($0.id) }
            return try await reports.adding(keysOf: worksheets, of: chapter) {
                try await pipeline.observe(
                    CheckPlan(comparing: ids, of: chapter, imports: course.imports, timeout: timeout))
            }
        }
        known = Dictionary(uniqueKeysWithValues: zip(chapters.map(\.id), observed))
    }

    /// Faults of the lessons themselves.
    var faults: [Diagnostic] { known.sorted { $0.key < $1.key }.flatMap(\.value.diagnostics) }

    /// Batches of about the same size.
    static func batches(of answers: [Answer], in chapter: Chapter) -> [Batch] {
        guard !answers.isEmpty else { return [] }
        let count = (answers.count + mostAnswers - 1) / mostAnswers
        let size = (answers.count + count - 1) / count
        return stride(from: 0, to: answers.count, by: size).map { start in
            Batch(chapter: chapter, answers: Array(answers[start..<min(start + size, answers.count)]))
        }
    }

    func judge(_ batch: Batch) async throws -> Judgement {
        let comparable = batch.answers.indices.filter { index in
            guard case .code(let exercise) = batch.answers[index].exercise.work else { return false }
            return known[batch.chapter.id]?.grading(of: exercise) != nil
        }
        let plan = CheckPlan(
            answers: comparable.map { batch.answers[$0] }.map { ($0.exercise.id, $0.code, $0.used) }, of: batch.chapter,
            imports: course.imports, timeout: timeout)
        let observed = try await pipeline.observe(plan)
        var observations = [Observation?](repeating: nil, count: batch.answers.count)
        for (position, index) in comparable.enumerated() {
            let id = VariantID(batch.answers[index].exercise.id, .answer, answer: position)
            observations[index] = observed.observations[id]
        }
        let graded = zip(batch.answers, observations).map { answer, observation in
            var answers = ChapterAnswers(chapter: batch.chapter, folder: ShownFolder(named: Submission.answersFolder))
            let file = answer.exercise.answerFiles.first { answers.folder.path($0) == answer.code.place.file }
            answers.choose([(file ?? answer.exercise.answerFile, .written(answer.code))], for: answer.exercise)
            answers.uses[answer.exercise.id] = .code(answer.used)
            return self.graded(answer.exercise, answers, observation: observation)
        }
        return Judgement(graded: graded, faults: observed.diagnostics)
    }

    /// The verdict on one answer.
    /// - Parameter observation: of its code; nil when nothing had to be run, or could be.
    func graded(_ exercise: Exercise, _ answers: ChapterAnswers, observation: Observation?) -> GradedExercise {
        let exercise = answers.chapter.exercise(exercise.id) ?? exercise
        var observations = known[exercise.chapter]
        observations?.observations[VariantID(exercise.id, .answer)] = observation
        let verdict = answers.verdict(on: exercise, observations, words: words.check).explainingNames(of: course)
        return GradedExercise(CheckReport.Entry(exercise: exercise, verdict: verdict), words: words.check)
    }
}
