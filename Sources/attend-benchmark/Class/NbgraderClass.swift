import Foundation

/// A class that nbgrader grades: notebooks of five small exercises each, half of the answers distinct, a tenth broken.
struct NbgraderClass {
    let folder: URL

    /// - Returns: nil when nbgrader is not installed for `python3`.
    func secondsASubmission(students: Int, exercises: Int, _ progress: (String) -> Void) throws -> Double? {
        guard students > 0, TimedRun.works(["python3", "-c", "import nbgrader"]) else {
            progress("without nbgrader: python3 has no module of that name")
            return nil
        }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let worker = KernelProgram.workers.appending(path: "nbgrader_class.py").path
        _ = try TimedRun.run([["python3", worker, "write", "\(students)", "\(exercises)"]], in: folder)
        let run = try TimedRun.run(
            [["python3", "-m", "nbgrader", "autograde", "exercises", "--create"]], in: folder, allowing: [0, 1])
        return run.seconds / Double(students * exercises)
    }
}
