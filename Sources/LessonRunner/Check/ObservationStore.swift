import LessonModel
import StepTrace

/// The cache of observations: one file each, named by its key.
struct ObservationStore {
    let folder: String

    func observation(of variant: Variant, _ keys: ObservationKey) -> Observation? {
        guard let bytes = file(keys.key(of: variant)).read(), let json = JSONValue(reading: Array(bytes)),
            let kept = json["observation"],
            let observation = Observation(kept)
        else { return nil }
        // A diagnostic's line is right only while the code is at the same location.
        let isWithoutPlaces = observation.ending == .finished && observation.warnings.isEmpty
        guard isWithoutPlaces || json["places"]?.string == keys.places(of: variant) else { return nil }
        return observation
    }

    /// A cache that cannot be written makes checks slower, nothing else.
    func keep(_ observation: Observation, of variant: Variant, _ keys: ObservationKey) {
        guard let kept = observation.json else { return }
        let json = JSONValue.object([.init("places", .string(keys.places(of: variant))), .init("observation", kept)])
        var bytes: [UInt8] = []
        json.write(to: &bytes)
        file(keys.key(of: variant)).write(bytes)
    }

    private func file(_ key: String) -> CacheFile {
        CacheFile(path: "\(folder)/\(key).json", format: "attend.observation/1", key: key)
    }
}
