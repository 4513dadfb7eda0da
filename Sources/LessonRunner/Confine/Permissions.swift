import Foundation
import LessonModel

/// What the programs of a course may do beyond computing and writing in their own folders; answers never may.
package struct Permissions: Sendable, Hashable {
    /// A folder of the course that they may write in.
    package struct Folder: Sendable, Hashable {
        /// Its name from the course folder, and from the folder in which cells run.
        package var name: String
        /// Its absolute path.
        package var path: String

        package init(name: String, path: String) {
            self.name = name
            self.path = path
        }
    }

    /// Whether they are confined, where the kernel can do that.
    package var isConfined: Bool
    package var network: Bool
    package var folders: [Folder]

    package init(isConfined: Bool = true, network: Bool = false, folders: [Folder] = []) {
        self.isConfined = isConfined
        self.network = network
        self.folders = folders
    }

    /// Adds what changes the results of programs.
    func contribute(to digest: inout SHA256) {
        digest.update(isConfined && ConfinementSupport.current.isAvailable ? "confined" : "not confined")
        digest.update(network ? "network" : "no network")
        digest.update(folders.map(\.name).joined(separator: " "))
    }
}
