package import Foundation

/// Why a file could not be written, as the system's own message.
extension CocoaError {
    /// `Permission denied`; Foundation's description where the system's error number is not known.
    package var systemMessage: String {
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
