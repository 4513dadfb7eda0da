import FlyingFox
import Foundation

/// The body of a request, read no further than it may be long.
enum RequestBody {
    case whole(Data)
    case tooLarge
    /// It ended before it was whole.
    case broken

    /// So much of a body that is too large is read and thrown away: browsers that are cut off while they send do not show the answer.
    private static let patience = 4 * AccessGuard.maximumBodyLength

    init(of request: HTTPRequest) async {
        var data = Data()
        var length = 0
        do {
            for try await part in request.bodySequence {
                length += part.count
                guard length <= Self.patience else { break }
                if length <= AccessGuard.maximumBodyLength { data.append(part) } else { data = Data() }
            }
            self = length <= AccessGuard.maximumBodyLength ? .whole(data) : .tooLarge
        } catch {
            self = .broken
        }
    }
}
