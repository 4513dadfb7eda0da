/// Work that pages ask for: a few pieces at a time, the others in the order in which they came.
///
/// Each piece has a key. Newer work of a key takes the place of older, which is cancelled; two pieces of one key never run at once.
/// Whatever becomes of a piece is told as a `Job`.
package actor WorkQueue {
    /// What is done; it ends early when its task is cancelled.
    package typealias Work = @Sendable (WorkTicket) async -> Void

    private struct Waiting {
        var key: String
        var job: Job
        var work: Work
        /// How many pieces wait before it, as was told last.
        var told: Int?
    }

    private struct Running {
        var key: String
        var job: Job
        var task: Task<Void, Never>?
        /// What is told when the work ends; nil when its end was told already.
        var end: WorkMoment? = .ended
    }

    private let width: Int
    private let phrase: @Sendable (WorkMoment) -> String
    private let report: @Sendable (Job) -> Void
    private var waiting: [Waiting] = []
    private var running: [String: Running] = [:]
    private var count = 0
    private var isStopped = false

    /// - Parameters:
    ///   - width: how many pieces are worked on at once.
    ///   - first: the number before that of the first job, so that pages that outlive a server know its jobs from those of the
    ///     next.
    ///   - phrase: the words for a moment.
    ///   - report: told of every change of a job, in order; it returns at once.
    package init(
        width: Int = 2, after first: Int = 0, phrase: @escaping @Sendable (WorkMoment) -> String,
        report: @escaping @Sendable (Job) -> Void
    ) {
        self.width = width
        count = first
        self.phrase = phrase
        self.report = report
    }

    /// What has not ended: the running jobs in the order of their beginning, then the waiting ones in theirs.
    package var jobs: [Job] {
        running.values.filter { $0.end != nil }.map(\.job).sorted { $0.number < $1.number } + waiting.map(\.job)
    }

    /// Adds a piece of work, and begins it if it need not wait; after `stopAll` it ends at once.
    ///
    /// - Parameter subject: what the job is of, as pages are told.
    @discardableResult
    package func add(key: String, subject: String, _ work: @escaping Work) -> Job {
        count += 1
        let job = Job(id: String(count), subject: subject, state: .waiting, text: "")
        guard !isStopped else { return tellEnd(of: job, .stopped) }
        let piece = Waiting(key: key, job: job, work: work)
        if let index = waiting.firstIndex(where: { $0.key == key }) {
            tellEnd(of: waiting[index].job, .replaced)
            waiting[index] = piece
        } else if let older = running.first(where: { $0.value.key == key }) {
            if older.value.end != nil { tellEnd(of: older.value.job, .replaced) }
            running[older.key]?.end = nil
            older.value.task?.cancel()
            waiting.insert(piece, at: 0)
        } else {
            waiting.append(piece)
        }
        startNext()
        return running[job.id]?.job ?? waiting.first { $0.job.id == job.id }?.job ?? job
    }

    /// Stops a job; one that has ended is none any more.
    package func cancel(_ id: String) {
        if let index = waiting.firstIndex(where: { $0.job.id == id }) {
            tellEnd(of: waiting.remove(at: index).job, .stopped)
            tellPositions()
        } else if running[id]?.end != nil {
            running[id]?.end = .stopped
            running[id]?.task?.cancel()
        }
    }

    /// Stops everything for good, and returns when all work has ended.
    package func stopAll() async {
        isStopped = true
        for piece in waiting { tellEnd(of: piece.job, .stopped) }
        waiting = []
        let tasks = running.values.compactMap(\.task)
        for id in running.keys { cancel(id) }
        for task in tasks { await task.value }
    }

    // MARK: Running

    private func startNext() {
        while running.count < width, let index = waiting.firstIndex(where: { !isRunning($0.key) }) {
            let piece = waiting.remove(at: index)
            let id = piece.job.id
            running[id] = Running(key: piece.key, job: piece.job)
            tell(id, .compiling, phrase(.started))
            running[id]?.task = Task {
                await piece.work(WorkTicket(job: id, queue: self))
                hasEnded(id)
            }
        }
        tellPositions()
    }

    private func isRunning(_ key: String) -> Bool { running.values.contains { $0.key == key } }

    private func hasEnded(_ id: String) {
        guard let ended = running.removeValue(forKey: id) else { return }
        if let end = ended.end { tellEnd(of: ended.job, end) }
        startNext()
    }

    // MARK: Telling

    /// Tells what a running job does now; nothing when it was stopped or replaced.
    fileprivate func tell(_ id: String, _ state: Job.State, _ text: String) {
        guard var piece = running[id], piece.end == .ended, piece.job.state != state || piece.job.text != text else {
            return
        }
        piece.job.state = state
        piece.job.text = text
        running[id] = piece
        report(piece.job)
    }

    private func tellPositions() {
        for index in waiting.indices where waiting[index].told != index {
            waiting[index].told = index
            waiting[index].job.text = phrase(.waiting(index))
            report(waiting[index].job)
        }
    }

    @discardableResult
    private func tellEnd(of job: Job, _ moment: WorkMoment) -> Job {
        var job = job
        job.state = .ended
        job.text = phrase(moment)
        report(job)
        return job
    }
}

/// What a job says of itself without being asked.
package enum WorkMoment: Sendable, Hashable {
    /// How many pieces wait before it.
    case waiting(Int)
    case started
    case ended
    /// It was stopped by a reader, or everything was.
    case stopped
    /// Newer work of the same key has taken its place.
    case replaced
}

/// With what a piece of work tells how far it is.
package struct WorkTicket: Sendable {
    /// The job's id.
    package let job: String
    fileprivate let queue: WorkQueue

    /// - Parameter state: `compiling` or `running`.
    package func report(_ state: Job.State, _ text: String) async { await queue.tell(job, state, text) }
}

extension Job {
    fileprivate var number: Int { Int(id) ?? 0 }
}
