import Foundation
import LessonModel
import LessonRendering
import LessonRunner

/// Grades the students of a class: reads them a few at a time, judges equal answers once and others together, and hands out
/// each student's results in order.
///
/// What is held grows with the number of different answers, not with the number of students.
struct ClassGrading: Sendable {
    /// How far the work is.
    struct Progress: Sendable {
        /// Students whose results are known.
        var students = 0
        /// Different answers that were judged.
        var answers = 0
    }

    private let course: Course
    /// In the order of the course.
    private let exercises: [Exercise]
    /// These and what they build on: each exercise builds only on those of earlier rounds.
    private let rounds: [[Exercise]]
    /// The chapters of all of them, with inline values in their texts.
    private let chapters: [Chapter]
    private let judge: AnswerJudge
    private let comparison: HandInComparison
    private let jobs: Int

    /// Students that are read at a time: enough for their answers to fill programs.
    private static let studentsAtATime = 128

    /// Prepares everything that answers are compared with.
    /// - Parameter version: the hash of the course.
    init(
        _ course: Course, in folder: CourseFolder, _ exercises: [Exercise], version: String, _ options: RunnerOptions,
        _ context: CommandContext, progress: @escaping @Sendable (CommandPhrase) -> Void
    ) async throws {
        self.course = course
        self.exercises = exercises
        jobs = options.jobsAtATime
        let check = AnswerCheck(
            course: course, folder: folder, answers: AnswerFolder([:], named: Submission.answersFolder),
            options: options,
            context: context)
        let all = course.withUsed(exercises)
        rounds = all.inRounds
        chapters = try await check.filledChapters(of: all)
        comparison = HandInComparison(course: course, version: version, words: check.words)
        judge = try await AnswerJudge(
            all, chapters, of: course, try await check.pipeline, check.reports, timeout: options.timeout,
            words: check.words, progress: progress)
    }

    /// Grades students.
    /// - Parameters:
    ///   - progress: called after each piece of work.
    ///   - finish: called with each student's results, in the order of the students.
    /// - Returns: faults that kept answers from being judged, which are no student's.
    func grade(
        _ students: [StudentSource], progress: (Progress) -> Void, finish: (StudentRecord) throws -> Void
    ) async throws -> [Diagnostic] {
        let finder = AnswerFileFinder(course, grading: Set(chapters.map(\.id)))
        var rest = students[...]
        var waiting: [Block] = []
        var batches: [(block: Int, batch: AnswerJudge.Batch)] = []
        var verdicts = KnownVerdicts()
        var state = Progress()
        var faults = judge.faults
        try await withThrowingTaskGroup(of: (Int, AnswerJudge.Batch, AnswerJudge.Judgement).self) { group in
            var running = 0
            var nextBlock = 0
            while true {
                while running < jobs {
                    if batches.isEmpty, !rest.isEmpty {
                        let next = rest.prefix(Self.studentsAtATime)
                        rest = rest.dropFirst(next.count)
                        var block = Block(students: next.map { read($0, finder) })
                        let new = self.batches(of: &block, &verdicts)
                        block.open = new.count
                        waiting.append(block)
                        batches += new.map { (nextBlock, $0) }
                        nextBlock += 1
                        if new.isEmpty { break }
                    }
                    guard !batches.isEmpty else { break }
                    let (block, batch) = batches.removeFirst()
                    group.addTask { (block, batch, try await judge.judge(batch)) }
                    running += 1
                }
                while let block = waiting.first, block.open == 0 {
                    // What others have claimed before is judged by now: they come first.
                    if block.round + 1 < rounds.count {
                        let new = nextBatches(of: &waiting[0], &verdicts)
                        batches = new.map { (nextBlock - waiting.count, $0) } + batches
                        continue
                    }
                    waiting.removeFirst()
                    for student in block.students {
                        try finish(record(of: student, verdicts))
                        state.students += 1
                    }
                    progress(state)
                }
                guard running > 0 else {
                    if rest.isEmpty, batches.isEmpty { break }
                    continue
                }
                guard let (block, batch, judgement) = try await group.next() else { break }
                running -= 1
                waiting[block - (nextBlock - waiting.count)].open -= 1
                verdicts.add(judgement, of: batch)
                faults += judgement.faults.filter { !faults.contains($0) }
                state.answers += batch.answers.count
                progress(state)
            }
        }
        return faults
    }

    /// Some students, and how many pieces of work they still wait for.
    private struct Block {
        var students: [ReadStudent]
        var open = 0
        var round = 0
    }

    /// A student's answers, one value for each chapter.
    private struct ReadStudent {
        /// Its answers are in `answers`.
        var submission: Submission
        /// Whether there was anything that an exercise asks for.
        var isFound: Bool
        var answers: [ChapterAnswers]
        /// Those on which others may build; a solution takes the place of any other.
        var passed = PassedAnswers(takesSolutions: true)
    }

    private func read(_ source: StudentSource, _ finder: AnswerFileFinder) -> ReadStudent {
        var submission = source.read(finder, comparison)
        let folder = submission.answerFolder
        let isFound = submission.hasAnswers
        let answers = chapters.map { folder.answers(to: $0, of: course) }
        // What cannot be read in a sheet is the student's fault, and costs those answers only.
        submission.diagnostics += answers.flatMap(\.sheetDiagnostics).eachOnce.map(\.asWarning).map(submission.placed)
        submission.diagnostics += answers.flatMap(\.passedOverWarnings).map(submission.named)
        (submission.answers, submission.leftOut) = ([:], [:])
        return ReadStudent(submission: submission, isFound: isFound, answers: answers)
    }

    /// The answers of a round that nobody before has given, in pieces of work.
    private func batches(of block: inout Block, _ verdicts: inout KnownVerdicts) -> [AnswerJudge.Batch] {
        let round = rounds.isEmpty ? [] : rounds[block.round]
        for student in block.students.indices {
            for chapter in chapters.indices {
                block.students[student].answers[chapter].build(round, on: block.students[student].passed)
            }
        }
        return chapters.enumerated().flatMap { position, chapter in
            let answers = round.filter { $0.chapter == chapter.id }.flatMap { exercise in
                block.students.compactMap { student -> AnswerJudge.Answer? in
                    answer(to: exercise, student.answers[position]).flatMap { verdicts.claim($0) ? $0 : nil }
                }
            }
            return AnswerJudge.batches(of: answers, in: chapter)
        }
    }

    /// The pieces of work of the next round, when all answers of the one before are judged.
    private func nextBatches(of block: inout Block, _ verdicts: inout KnownVerdicts) -> [AnswerJudge.Batch] {
        for student in block.students.indices {
            for exercise in rounds[block.round] {
                guard let position = chapters.firstIndex(where: { $0.id == exercise.chapter }),
                    let answer = answer(to: exercise, block.students[student].answers[position]),
                    verdicts[answer]?.status == .passed
                else { continue }
                block.students[student].passed.add(exercise, answer.code)
            }
        }
        block.round += 1
        let new = batches(of: &block, &verdicts)
        block.open = new.count
        return new
    }

    private func answer(to exercise: Exercise, _ answers: ChapterAnswers) -> AnswerJudge.Answer? {
        answers.codeToRun(for: [exercise])[exercise.id].map { code in
            AnswerJudge.Answer(exercise: exercise, code: code, used: answers.used(by: exercise.id))
        }
    }

    private func record(of student: ReadStudent, _ verdicts: KnownVerdicts) -> StudentRecord {
        let entries = zip(chapters, student.answers).flatMap { chapter, answers in
            exercises.filter { $0.chapter == chapter.id }.map { exercise in
                var graded =
                    answer(to: exercise, answers).flatMap { verdicts[$0] }
                    ?? judge.graded(exercise, answers, observation: nil)
                graded.answer = answers.texts[exercise.id]
                return graded
            }
        }
        let submission = student.submission
        return StudentRecord(
            name: submission.student, number: submission.number, learner: submission.learner, folder: submission.folder,
            isFound: student.isFound, entries: entries, strays: submission.strays,
            diagnostics: submission.diagnostics)
    }
}

/// The verdicts on answers that were judged, so that equal ones are not judged again.
private struct KnownVerdicts {
    private var verdicts: [String: GradedExercise] = [:]
    /// The answers that somebody has given, judged or waited for.
    private var claimed: Set<String> = []

    /// Whether an answer is new; it is then waited for.
    mutating func claim(_ answer: AnswerJudge.Answer) -> Bool { claimed.insert(answer.key).inserted }

    mutating func add(_ judgement: AnswerJudge.Judgement, of batch: AnswerJudge.Batch) {
        for (answer, graded) in zip(batch.answers, judgement.graded) { verdicts[answer.key] = graded }
    }

    subscript(_ answer: AnswerJudge.Answer) -> GradedExercise? { verdicts[answer.key] }
}
