import ArgumentParser
import Foundation
import LessonModel
import LessonReader
import LessonRendering
import Synchronization
import TestSupport
import Testing

@testable import AttendCommands

extension InterruptibleWork {
    /// No word that a command says itself is written anywhere but in the tables: with others in their place, no English
    /// is left.
    @Suite(.processLimit) struct CommandWordsTests {
        private static let lesson = """
            ---
            title: 一
            ---
            ```swift
            1 + 1
            ```

            ```worksheet id=1 of="[1.0, 2.0]" blanks="all" digits=1
            题
            ```

            ```quiz id=2
            question: 问
            choices:
              - {text: 甲, correct: true}
              - {text: 乙, correct: false}
            ```

            ```swift exercise=3
            <#写#>
            ```

            ```hint exercise=3
            话
            ```

            ```swift solution=3
            1
            ```

            ```swift check=3
            expect(1 == 1, "真")
            ```

            """

        private let folder = TemporaryFolder()

        /// A course without a Latin letter.
        private func writeCourse() throws {
            try folder.write("format: 1\ntitle: 课\nchapters: [1.md, 2.md]\n", "课/course.yml")
            try folder.write(Self.lesson, "课/1.md")
            try folder.write("---\ntitle: 二\n---\n话。\n", "课/2.md")
        }

        /// What goes to the two streams of a command.
        private final class Transcript: Sendable {
            let text = Mutex("")

            var console: Console {
                Console(
                    out: { text in self.text.withLock { $0 += text } },
                    error: { text in self.text.withLock { $0 += text } })
            }
        }

        private func context(
            _ transcript: Transcript, cache: String = PackageFolder.cache.path, _ variables: [String: String] = [:]
        ) throws -> CommandContext {
            var process = ProcessEnvironment.current()
            process.workingFolder = folder.url
            (process.outputIsTerminal, process.errorIsTerminal) = (false, true)
            process.variables["CI"] = nil
            process.variables["XDG_CACHE_HOME"] = cache
            process.variables["XDG_STATE_HOME"] = folder.url.appending(path: "state").path
            process.variables["ATTEND_TOOLKIT"] = PackageFolder.root.appending(path: "Sources").path
            process.variables.merge(variables) { $1 }
            return CommandContext(
                try DisplayOptions.parse(["--width", "100"]), processEnvironment: process, console: transcript.console,
                words: .foreign)
        }

        /// What a command says, and how it ends.
        private func said(by arguments: [String]) async throws -> (text: String, exit: ExitCode) {
            let transcript = Transcript()
            let context = try context(transcript)
            let command = try #require(try Attend.parseAsRoot(arguments) as? any ContextualCommand)
            var exit = ExitCode.success
            do {
                try await ProcessTurns.take { try await context.work { try await command.run(in: context) } }
            } catch let code as ExitCode {
                exit = code
            }
            return (transcript.text.withLock { $0 }, exit)
        }

        @Test func whatALearnerTypes() async throws {
            defer { folder.remove() }
            try writeCourse()
            let course = ["--course", "课"]
            let learner = course + ["--answers", "答"]
            for (arguments, exit, count) in [
                (course, ExitCode.success, 1), (["start", "--no-cache"] + learner, .success, 4),
                (["start", "--no-cache"] + learner, .success, 4), (["check", "--no-cache"] + learner, ExitCode(1), 3),
                (["hint", "1.3"] + learner, .success, 1), (["hint", "1.3"] + learner, .success, 1),
                (["hint", "1.1"] + learner, .success, 1), (["reset", "1.3", "--no-cache"] + learner, .success, 1),
                (["solution", "1.1", "--reveal", "--no-cache"] + learner, .success, 1),
                (["run", "1", "2", "--no-cache"] + course, .success, 5), (course, .success, 1),
            ] {
                let said = try await said(by: arguments)
                #expect(said.exit == exit && LatinWords(in: said.text).found == [], "\(arguments): \(said.text)")
                // The words are there, and are not those of the language of the course.
                #expect(said.text.matches(of: /Ж|ж{2,}/).count >= count, "\(arguments): \(said.text)")
            }
        }

        @Test func whatAnAuthorTypes() async throws {
            defer { folder.remove() }
            try writeCourse()
            for arguments in [
                ["handout", "--course", "课", "-o", "页", "--no-cache"], ["handout", "--course", "课", "-o", "页"],
                ["verify", "2", "--course", "课", "--no-cache"],
            ] {
                let said = try await said(by: arguments)
                #expect(said.exit == .success && LatinWords(in: said.text).found == [], "\(said.text)")
                #expect(said.text.contains(/ж{2,}/), "\(arguments): \(said.text)")
            }
        }

        @Test func whatATeacherTypes() async throws {
            defer { folder.remove() }
            try writeCourse()
            for (name, text) in [
                "甲/1/3.swift": "1\n", "甲/1/answers.yml": "2: a\n1: [[1.0, 2.5]]\n", "乙/1/3.swift": "1 +\n", "乙/书": "",
            ] { try folder.write(text, "班/\(name)") }
            let course = ["--course", "课", "--no-cache"]
            let names: Set<Substring> = ["grades", "csv", "class", "html", "results", "json", "feedback", "md"]
            for (arguments, exit, count) in [
                (["grade", "班", "-o", "果"] + course, ExitCode.success, 8),
                (["hand-in", "-o", "交.md", "--name", "甲", "--answers", "班/甲"] + course, .success, 1),
                (["check", "--hand-in", "交.md"] + course, ExitCode(1), 3),
            ] {
                let said = try await said(by: arguments)
                // What the compiler and diagnostics say is English.
                let text = said.text.replacing(/(?m)^(warning|error|help): .*$/, with: "")
                #expect(said.exit == exit, "\(arguments): \(said.text)")
                #expect(LatinWords(in: text).found.filter { !names.contains($0) } == [], "\(arguments): \(said.text)")
                #expect(text.matches(of: /Ж|ж{2,}/).count >= count, "\(arguments): \(said.text)")
            }
            let handIn = try #require(folder.read("交.md")).split(separator: "---\n").dropFirst().joined()
            let words = handIn.replacing(/(?s)```.*?```/, with: "").replacing("answers.yml", with: "")
                .replacing("swift", with: "")
            #expect(LatinWords(in: words).found == [], "\(handIn)")
        }

        @Test(arguments: [["run", "1", "--watch"], ["check", "--answers", "答", "--watch"]])
        func whatAWatchSays(arguments: [String]) async throws {
            defer { folder.remove() }
            try writeCourse()
            try folder.write("1: [[1.0, 2.0]]\n", "答/1/answers.yml")
            let (pieces, piece) = AsyncStream.makeStream(of: String.self)
            var context = try context(Transcript())
            context.console = Console(out: { piece.yield($0) }, error: { piece.yield($0) })
            let command = try #require(
                try Attend.parseAsRoot(arguments + ["--course", "课", "--no-cache"]) as? any ContextualCommand)
            let watch = Task { [context] in
                defer { piece.finish() }
                try await context.work { try await command.run(in: context) }
            }
            // Where the test has a terminal, a watch over answers names its keys.
            let last = [CommandPhrase.waiting, .keys].map(Words.foreign.command)
            var text = ""
            for await piece in pieces {
                text += piece
                if last.contains(where: text.contains) { watch.cancel() }
            }
            #expect(last.contains(where: text.contains) && LatinWords(in: text).found == [], "\(text)")
        }

        @Test func whatTheMachineHas() async throws {
            defer { folder.remove() }
            try folder.write("", "taken")
            let transcript = Transcript()
            var context = try context(transcript, cache: folder.url.appending(path: "cache").path)
            try await context.work { try await DoctorCommand.parse([]).run(in: context) }
            try await context.work { try await CleanCommand.parse([]).run(in: context) }
            // Paths are what they are.
            let text = transcript.text.withLock { $0 }.replacing(/\/\S+/, with: "")
            #expect(LatinWords(in: text).found == [] && text.contains(/✓ ж+/) && text.contains(/\nЖ/), "\(text)")

            context = try self.context(transcript, cache: folder.url.appending(path: "taken").path, ["PATH": ""])
            await #expect(throws: ExitCode(2)) {
                try await context.work { try await DoctorCommand.parse([]).run(in: context) }
            }
            // The system says itself why a folder cannot be made; what to do about it is ours.
            let remedies = transcript.text.withLock { $0 }.matches(of: /\n {4}(.*)/).map(\.1)
            #expect(remedies.contains("жжж ЖЖЖ_ЖЖЖЖЖ_ЖЖЖЖ жж ж жжжжжж жжжж жжж жж жжжжжжж"), "\(remedies)")
        }

        // MARK: Interrupts

        @Test func whereAnInterruptComes() async throws {
            let chapter = ChapterReader(file: "1", number: 1).read(Array(Self.lesson.utf8)).chapter
            let transcript = Transcript()
            let context = try context(transcript)
            for events in [[], [Event.cellStarted(1)]] {
                let printer = RunProgressPrinter([chapter], .foreign, context)
                for event in events { await printer.apply(event, chapter: 0) }
                await printer.close(interrupted: true)
            }
            for phrase in [nil, CommandPhrase.writingPages] {
                let status = StatusLine(context, Words.foreign.command)
                await #expect(throws: Failure.self) {
                    try await status.during {
                        if let phrase { status.show(phrase) }
                        throw Failure.interrupted
                    }
                }
            }
            let text = transcript.text.withLock { $0 }
            #expect(LatinWords(in: text).found == [] && text.matches(of: /ж\n/).count == 4, "\(text)")
        }
    }
}
