import Foundation

/// Writes the files of a folder of answers, and never over what a learner has written.
struct AnswerWriter {
    let answers: AnswerFolder

    /// The result of writing a file.
    enum Outcome: Sendable, Hashable {
        case written
        /// It existed already with the same contents.
        case unchanged
        /// It existed with other contents, and was not overwritten.
        case kept
        /// The old file was renamed.
        case replaced(old: String)
    }

    /// The contents of an existing file.
    ///
    /// Throws for a file that cannot be read, so that it is not overwritten.
    private func existing(_ name: String) throws -> Data? {
        guard answers.files.exists(name) else { return nil }
        if let old = answers.files.contents(name) { return old }
        throw Failure.cannotWork(
            "\(answers.shown.path(name)) is there but cannot be read", remedy: AnswerFolder.remedyForUnreadable)
    }

    /// Writes a file, unless it exists.
    func start(_ name: String, _ text: String) throws -> Outcome {
        if let old = try existing(name) { return old == Data(text.utf8) ? .unchanged : .kept }
        try write(text, to: name)
        return .written
    }

    /// Writes a file; an existing one is renamed.
    func reset(_ name: String, _ text: String) throws -> Outcome {
        guard let old = try existing(name) else {
            try write(text, to: name)
            return .written
        }
        if old == Data(text.utf8) { return .unchanged }
        let kept = nameForOld(name)
        do {
            try FileManager.default.copyItem(at: answers.file(name), to: answers.file(kept))
        } catch {
            throw Failure.cannotWork("\(answers.shown.path(kept)) cannot be written: \(error.localizedDescription)")
        }
        try write(text, to: name)
        return .replaced(old: kept)
    }

    /// Moves a file; one that has the new name already is renamed.
    ///
    /// A folder left empty is removed.
    /// - Returns: the new name of the file that was there.
    func move(_ name: String, to new: String) throws -> String? {
        let kept = answers.files.exists(new) ? nameForOld(new) : nil
        let manager = FileManager.default
        do {
            try manager.createDirectory(
                at: answers.file(new).deletingLastPathComponent(), withIntermediateDirectories: true)
            if let kept { try manager.moveItem(at: answers.file(new), to: answers.file(kept)) }
            try manager.moveItem(at: answers.file(name), to: answers.file(new))
        } catch {
            throw Failure.cannotWork(
                "\(answers.shown.path(name)) cannot be moved to \(answers.shown.path(new)): \(error.localizedDescription)"
            )
        }
        // Fails where something is left.
        rmdir(answers.file(name).deletingLastPathComponent().path(percentEncoded: false))
        return kept
    }

    /// The first name for an old file that is free: `shares.swift.old-1`.
    func nameForOld(_ name: String) -> String {
        (1...).lazy.map { "\(name).old-\($0)" }.first { !answers.files.exists($0) } ?? name
    }

    func write(_ text: String, to name: String) throws {
        let file = answers.file(name)
        do {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try file.replaceContents(with: Data(text.utf8))
        } catch {
            throw Failure.cannotWork(
                "\(answers.shown.path(name)) cannot be written: \(error.localizedDescription)",
                remedy: "name a folder that can be with --answers DIR")
        }
    }
}
