/// One thing that a chapter asks of a learner: code to write, a question to answer, a worksheet to fill in.
package struct Exercise: Sendable, Hashable {
    package enum Work: Sendable, Hashable {
        case code(CodeExercise)
        case quiz(Quiz)
        case worksheet(Worksheet)
    }

    /// The chapter's id.
    package var chapter: String
    package var chapterNumber: Int
    /// Ids that the chapter had before, under which answers and progress may be kept.
    package var formerChapters: [String]
    package var work: Work

    package init(chapter: String, chapterNumber: Int, formerChapters: [String] = [], work: Work) {
        self.chapter = chapter
        self.chapterNumber = chapterNumber
        self.formerChapters = formerChapters
        self.work = work
    }

    package var id: String {
        switch work {
        case .code(let exercise): exercise.id
        case .quiz(let quiz): quiz.id
        case .worksheet(let worksheet): worksheet.id
        }
    }

    /// Counted from 1 within the chapter.
    package var number: Int {
        switch work {
        case .code(let exercise): exercise.number
        case .quiz(let quiz): quiz.number
        case .worksheet(let worksheet): worksheet.number
        }
    }

    package var points: Double {
        switch work {
        case .code(let exercise): exercise.points
        case .quiz(let quiz): quiz.points
        case .worksheet(let worksheet): worksheet.points
        }
    }

    package var hints: [Hint] {
        switch work {
        case .code(let exercise): exercise.hints
        case .quiz: []
        case .worksheet(let worksheet): worksheet.hints
        }
    }

    package var kind: Verdict.Kind {
        switch work {
        case .code: .code
        case .quiz: .quiz
        case .worksheet: .worksheet
        }
    }

    /// As learners name it: `3.2`.
    package var label: String { "\(chapterNumber).\(number)" }

    /// Unique within the course: `04-scaling/scale-scores`.
    package var path: String { "\(chapter)/\(id)" }

    /// The path, and before it was so: those under earlier ids of the chapter.
    package var paths: [String] { ([chapter] + formerChapters).map { "\($0)/\(id)" } }

    /// The file of its answer, relative to the folder of answers: `04-scaling/scale-scores.swift`.
    package var answerFile: String { answerFile(in: chapter) }

    /// The files that may hold its answer: its own, and those under earlier ids of the chapter.
    package var answerFiles: [String] { ([chapter] + formerChapters).map(answerFile) }

    private func answerFile(in chapter: String) -> String {
        switch work {
        case .code: "\(chapter)/\(id).swift"
        case .quiz, .worksheet: "\(chapter)/\(AnswerSheet.fileName)"
        }
    }
}

extension Chapter {
    /// What the chapter asks of a learner, in the order of the text.
    package var exercises: [Exercise] {
        let work: [Exercise.Work] =
            codeExercises.map { .code($0) } + quizzes.map { .quiz($0) } + worksheets.map { .worksheet($0) }
        return work.map(asked).sorted { $0.number < $1.number }
    }

    /// Work of this chapter as an exercise of its course.
    func asked(_ work: Exercise.Work) -> Exercise {
        Exercise(chapter: id, chapterNumber: number ?? 0, formerChapters: frontMatter.formerly, work: work)
    }

    /// The questions and worksheets, whose answers are in the chapter's sheet.
    package var exercisesOfSheet: [Exercise] { exercises.filter { $0.kind != .code } }
}
