extension CheckPhrase {
    /// What stands on a page that can be answered in, whose buttons take the place of the commands that a terminal names.
    package var onPage: CheckPhrase {
        switch self {
        case .noFile, .nothingWritten: .nothingWrittenHere
        case .lacking(let declarations, _, _): .lackingHere(declarations)
        case .passBefore(let earlier, _): .passBeforeHere(earlier)
        default: self
        }
    }
}
