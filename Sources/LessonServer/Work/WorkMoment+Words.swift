package import LessonRendering

extension WorkMoment {
    package func text(in words: PageWords) -> String {
        switch self {
        case .waiting(let before): words(.jobWaits(behind: before))
        case .started: words(.jobStarts)
        case .ended: words(.jobEnded)
        case .stopped: words(.jobStopped)
        case .replaced: words(.jobReplaced)
        }
    }
}
