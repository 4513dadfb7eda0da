import Yams

/// Lists whose items are texts or mappings.
extension YAMLMapping {
    enum Item {
        case scalar(YAMLScalar)
        /// - Parameters:
        ///   - keys: as they are written.
        ///   - read: gives the mapping with the keys that it may have, and as messages name it.
        case mapping(keys: Set<String>, read: (_ keys: [String], _ name: String) -> YAMLMapping)
    }

    func items(_ key: String) -> [Item] {
        nodes(key).compactMap { node in
            guard case .mapping(let mapping) = node else { return string(node, of: key).map { .scalar($0) } }
            let keys = Set(mapping.compactMap { document.scalar($0.key)?.text })
            return .mapping(keys: keys) { known, name in
                YAMLMapping(
                    document, Array(mapping), keys: known, name: name, start: document.position(mapping.mark),
                    state: state)
            }
        }
    }
}
