import Foundation

/// A class that nbgrader grades: notebooks of five small exercises each, half of the answers distinct, a tenth broken.
struct NbgraderClass {
    let folder: URL

    /// What a submission takes.
    struct Times: Encodable {
        var seconds: Double
        var processorSeconds: Double
    }

    /// - Returns: nil when nbgrader is not installed for `python3`.
    func timesASubmission(students: Int, exercises: Int, _ progress: (String) -> Void) throws -> Times? {
        guard students > 0, TimedRun.works(["python3", "-c", "import nbgrader"]) else {
            progress("without nbgrader: python3 has no module of that name")
            return nil
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let worker = KernelProgram.workers.appending(path: "nbgrader_class.py").path
        _ = try TimedRun.run([["python3", worker, "write", "\(students)", "\(exercises)"]], in: folder)
        let run = try TimedRun.run(
            [["python3", "-m", "nbgrader", "autograde", "exercises", "--create"]], in: folder, allowing: [0, 1])
        let submissions = Double(students * exercises)
        return Times(seconds: run.seconds / submissions, processorSeconds: run.processorSeconds / submissions)
    }
}
