import AttentionKernel

extension Parameters {
    /// The parameters as tensors of two axes, each under its name.
    ///
    /// A linear map's weight is dIn × dOut, the transpose of PyTorch's.
    public var safetensors: Safetensors {
        Safetensors(
            tensors: zip(names, variables).map { name, variable in
                Safetensors.Tensor(
                    name: name, shape: [variable.rows, variable.columns], values: variable.storedValue.values)
            })
    }

    /// Takes over the numbers of a file, by the parameters' names; tensors of other names are left alone.
    ///
    /// A tensor of one axis fits a parameter of one row. Nothing is changed when a tensor is missing or has another shape.
    public func load(_ file: Safetensors) throws(SafetensorsError) {
        var found: [[Double]] = []
        for (name, variable) in zip(names, variables) {
            guard let tensor = file[name] else {
                throw SafetensorsError("there is no tensor “\(name)”")
            }
            let shape = tensor.shape.count == 1 ? [1] + tensor.shape : tensor.shape
            guard shape == [variable.rows, variable.columns] else {
                throw SafetensorsError(
                    "the tensor “\(name)” has the shape \(tensor.shape); the parameter is \(variable.storedValue.shape)"
                )
            }
            found.append(tensor.values)
        }
        for (values, variable) in zip(found, variables) { variable.storedValue.values = values }
    }
}
