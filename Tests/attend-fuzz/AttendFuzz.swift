import ArgumentParser
import Foundation

/// Reads, plans and renders lessons that are grown from pieces of the course's chapters and damaged, and ends with 1 when one
/// crashes, takes too long or needs too much memory.
///
/// Each lesson depends on the seed and its number alone: `--seed S --only N` makes it again, `--print` shows it.
@main struct AttendFuzz: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "attend-fuzz", abstract: "Reads, plans and renders damaged lessons.")

    @Option(help: "What the lessons are made from; otherwise a new one, which is printed.")
    var seed: UInt64?

    @Option(help: "How many lessons.")
    var count = 1000

    @Option(help: "The number of the first.")
    var first = 0

    @Option(help: "The number of the only one.")
    var only: Int?

    @Option(help: "How many processes work at a time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Option(help: "The seconds that a lesson may take, and all of its work.")
    var seconds = 5.0

    @Option(help: "The mebibytes that a process may need.")
    var memory = 1024

    @Option(help: ArgumentHelp("The folder of the chapters.", valueName: "dir"))
    var course = "lessons"

    @Flag(
        help:
            "Takes lessons that are one thing over and over, in place of damaged ones; --count and --seed mean nothing then."
    )
    var shapes = false

    @Option(help: "The bytes of each such lesson.")
    var size = 100_000

    @Flag(help: "Prints the files of the lessons and does no more.")
    var print = false

    @Option(help: .hidden)
    var worker: String?

    func run() async throws {
        let seed = seed ?? UInt64.random(in: 0..<1_000_000_000)
        let last = worker == nil && shapes ? HostileShape.all.count : first + count
        let range = only.map { $0..<($0 + 1) } ?? first..<last
        let pieces = try LessonPieces(folder: course)
        func lesson(_ number: Int) -> DamagedLesson {
            shapes
                ? DamagedLesson(HostileShape.all[number], size: size)
                : DamagedLesson(seed: seed, number: number, pieces: pieces)
        }
        if print {
            for number in range { show(lesson(number)) }
        } else if let worker {
            let watch = try LessonWatch(file: worker, seconds: seconds, mebibytes: memory)
            for number in range {
                watch.begin(number)
                await lesson(number).work()
                watch.end()
            }
        } else {
            let options =
                ["--seconds", "\(seconds)", "--memory", "\(memory)", "--course", course]
                + (shapes ? ["--shapes", "--size", "\(size)"] : [])
            let outcome = FuzzRun(seed: seed, range: range, jobs: jobs, options: options).outcome()
            Swift.print(outcome.text)
            if !outcome.isGood { throw ExitCode(1) }
        }
    }

    private func show(_ lesson: DamagedLesson) {
        for (name, text) in lesson.files.sorted(by: { $0.key < $1.key }) { Swift.print("== \(name)\n\(text)") }
        Swift.print("== answers.yml\n\(lesson.answers)")
    }
}
