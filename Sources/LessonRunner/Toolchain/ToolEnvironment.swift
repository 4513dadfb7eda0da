/// The environment variables of the compiler, the linker and other tools that work on a lesson's code.
///
/// They say where the toolchain, its settings and the system's headers are. A user's tokens and passwords are not among them.
enum ToolEnvironment {
    private static let names: Set<String> = [
        "PATH", "HOME", "TMPDIR", "LANG", "SDKROOT", "DEVELOPER_DIR", "TOOLCHAINS", "CPATH", "C_INCLUDE_PATH",
        "LIBRARY_PATH",
        "LD_LIBRARY_PATH", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
    ]
    private static let prefixes = ["LC_", "DYLD_", "SWIFT"]

    /// - Parameter own: the environment of attend itself.
    static func variables(from own: [String: String]) -> [String: String] {
        own.filter { name, _ in names.contains(name) || prefixes.contains { name.hasPrefix($0) } }
    }
}
