import Foundation

extension URL {
    /// Whether it is a file that ends: no folder, no pipe and no device.
    var isRegularFile: Bool { (try? resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile == true }
}
