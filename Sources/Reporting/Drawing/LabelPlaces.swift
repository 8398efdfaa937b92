/// Places for labels that do not cover each other, nor what is blocked.
struct LabelPlaces {
  /// A place for words: the point and the side at which they stand.
  typealias Place = (x: Double, y: Double, anchor: Canvas.Anchor)

  private let width: Double
  private let height: Double
  private var taken: [Canvas.Box] = []
  /// What is taken, by stripes of the height, so that few need be compared.
  private var stripes: [Int: [Int]] = [:]
  private static let stripe = 40.0

  /// Starts with an empty picture.
  init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// Keeps labels off a rectangle.
  mutating func block(_ box: Canvas.Box) {
    for stripe in LabelPlaces.stripes(of: box) { stripes[stripe, default: []].append(taken.count) }
    taken.append(box)
  }

  /// Writes words at the first of some places that is free; where none is, they are left out.
  ///
  /// They may cover the rectangle `own`, which is theirs.
  mutating func write(
    _ text: String, at places: [Place], within own: Canvas.Box? = nil, full: String? = nil,
    on canvas: inout Canvas
  ) {
    for place in places {
      let box = Canvas.box(text, place.x, place.y, .label, place.anchor)
      let isFree = LabelPlaces.stripes(of: box).allSatisfy { stripe in
        (stripes[stripe] ?? []).allSatisfy { taken[$0] == own || !taken[$0].overlaps(box) }
      }
      guard isFree, box.left >= -1, box.right <= width + 1, box.top >= -1, box.bottom <= height + 1
      else { continue }
      canvas.text(text, place.x, place.y, .label, place.anchor, full: full, class: " q")
      block(box)
      return
    }
  }

  private static func stripes(of box: Canvas.Box) -> ClosedRange<Int> {
    Int((box.top / stripe).rounded(.down))...Int((box.bottom / stripe).rounded(.down))
  }
}
