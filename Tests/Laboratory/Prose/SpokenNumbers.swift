@testable import Laboratory

/// The numbers that a text states, without their signs.
func bareNumbers(in text: String) -> [Double] {
  text.matches(of: /[0-9]+(\.[0-9]+)?/).compactMap { Double($0.output.0) }
}

extension Study {
  /// What a cell has that no prose speaks of.
  private static let technical: Set = ["window", "blocks", "budget"]

  /// The parameters, settings and counts of the study: what prose may state as it is.
  var spokenNumbers: Set<Double> {
    get throws {
      let own = try samples().flatMap { cell in
        cell.resolved.fields.filter { !Study.technical.contains($0.name) }.map(\.value)
      }
      let counts = [cellCount, replicates].map(Double.init)
      return own.reduce(into: Set(counts)) { $0.formUnion(numbers(in: $1)) }
    }
  }
}

/// All numbers in some JSON, without their signs.
private func numbers(in json: JSON) -> Set<Double> {
  if let number = json.double { return [number.magnitude] }
  return Set((json.items + json.fields.map(\.value)).flatMap { numbers(in: $0) })
}
