/// The environment variables of a lesson's programs: the same for every user and on every machine, so that what cells print
/// depends on the lesson alone.
enum ProgramEnvironment {
    private static let fixed = [
        "HOME": "/nonexistent",
        "LANG": "en_US.UTF-8",
        "LC_ALL": "en_US.UTF-8",
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "TZ": "UTC",
        // The order of sets and dictionaries is the same in every run.
        "SWIFT_DETERMINISTIC_HASHING": "1",
        // The GNU C library computes `exp`, `sin` and the like with fused multiplications where the CPU has them, and the
        // last digit is then another one.
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-FMA,-FMA4",
    ]

    /// What the system needs to find the Swift libraries where they are not in their usual place.
    private static let passedOn = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FRAMEWORK_PATH"]

    /// - Parameter own: the environment of attend itself.
    static func variables(from own: [String: String]) -> [String: String] {
        fixed.merging(own.filter { passedOn.contains($0.key) }) { fixed, _ in fixed }
    }
}
