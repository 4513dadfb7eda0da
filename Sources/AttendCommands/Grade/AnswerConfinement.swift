import LessonModel

/// Whether the programs of answers are kept from the teacher's files, processes and network on this machine.
enum AnswerConfinement {
    static let isAvailable = false

    /// Throws where answers would run unconfined and nobody has asked for that.
    static func require(orElse unconfined: Bool) throws {
        guard isAvailable || unconfined else {
            throw Failure.cannotWork(
                "answers cannot be confined on this machine: they could read and write whatever you can",
                remedy: "grade where 'attend doctor' finds confinement; --unconfined grades all the same")
        }
    }
}
