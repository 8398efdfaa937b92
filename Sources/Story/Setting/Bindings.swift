/// The values with names, each found by its name at once; the last one bound hides those before it.
struct Bindings {
  private(set) var all: [Binding] = []
  /// The last binding of every name, by the number of the name; -1 if there is none.
  private var last: [Int]

  /// Makes room for the names of a text.
  init(names: Int) { last = Array(repeating: -1, count: names) }

  var count: Int { all.count }

  subscript(index: Int) -> Binding { all[index] }

  mutating func append(_ binding: Binding) {
    binding.hidden = last[Int(binding.name.index)]
    last[Int(binding.name.index)] = all.count
    all.append(binding)
  }

  @discardableResult mutating func removeLast() -> Binding {
    let binding = all.removeLast()
    last[Int(binding.name.index)] = binding.hidden
    return binding
  }

  /// The number of the last binding of a name that is one of the first few, or stands in a frame.
  func last(_ name: Name, in frame: Int, or globals: Int) -> Int? {
    var index = last[Int(name.index)]
    while index >= globals && index < frame { index = all[index].hidden }
    return index < 0 ? nil : index
  }
}
