import CProcess
import Foundation

/// Whether this system can confine programs, and how well.
package enum ConfinementSupport: Sendable, Hashable {
    /// - Parameter landlock: the version of the kernel's Landlock.
    case available(landlock: Int)
    case unavailable(reason: String)

    package static let current = ConfinementSupport(landlock: Int(process_landlock_version()))

    /// Whether programs can be kept from seeing other processes, which takes namespaces: many containers forbid them.
    package static let hidesProcesses = current.isAvailable && process_can_hide_others()

    /// - Parameter landlock: the kernel's answer: a version, or an error number below zero.
    init(landlock: Int) {
        #if os(Linux) && (arch(x86_64) || arch(arm64))
        self =
            switch landlock {
            case 1...: .available(landlock: landlock)
            case Int(-ENOSYS): .unavailable(reason: "this kernel has no Landlock, which Linux has from version 5.13 on")
            case Int(-EOPNOTSUPP): .unavailable(reason: "Landlock is switched off in this kernel")
            default: .unavailable(reason: "Landlock: \(String(cString: strerror(Int32(-landlock))))")
            }
        #else
        self = .unavailable(reason: "attend confines programs on Linux only, on x86-64 and ARM64")
        #endif
    }

    package var isAvailable: Bool {
        if case .available = self { true } else { false }
    }

    /// The first version of Landlock that keeps programs from sending signals to others.
    ///
    /// Before that, attend itself and the supervisor are the only ones protected.
    package static let versionWithSignals = 6
}
