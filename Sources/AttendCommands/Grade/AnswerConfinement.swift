import LessonModel
import LessonRunner

/// Whether the programs of answers are kept from the teacher's files, processes and network on this machine.
struct AnswerConfinement {
    let isAvailable: Bool

    static let ofThisMachine = AnswerConfinement(isAvailable: ConfinementSupport.current.isAvailable)

    /// Throws where answers would run unconfined and nobody has asked for that.
    func require(orElse unconfined: Bool) throws {
        guard isAvailable || unconfined else {
            throw Failure.cannotWork(
                "answers cannot be confined on this machine: they could read and write whatever you can",
                remedy: "grade where 'attend doctor' finds confinement; --unconfined grades all the same")
        }
    }
}
