package import Foundation

/// Why a file could not be written, in the words that every other program uses.
extension CocoaError {
    /// `Permission denied`; Foundation's own words where it has not kept the system's.
    package var systemWords: String {
        if let error = underlying as? POSIXError { return String(cString: strerror(error.code.rawValue)) }
        let number: Int32? =
            switch code {
            case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
            case .fileWriteNoPermission, .fileReadNoPermission: EACCES
            case .fileWriteOutOfSpace: ENOSPC
            case .fileWriteVolumeReadOnly: EROFS
            case .fileWriteFileExists: EEXIST
            default: nil
            }
        return number.map { String(cString: strerror($0)) } ?? localizedDescription
    }
}
