package import Foundation

extension FileManager {
    /// Whether there is a file that ends: no folder, no pipe and no device.
    ///
    /// Links are followed.
    package func isRegularFile(atPath path: String) -> Bool {
        var facts = stat()
        return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
    }
}
