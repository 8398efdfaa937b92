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

  /// Writes words at the first of some places that is free; where none is, they are cut, and then
  /// left out.
  ///
  /// They may cover the rectangle `own`, which is theirs; elsewhere they have an edge of paper.
  mutating func write(
    _ text: String, at places: [Place], within own: Canvas.Box? = nil, full: String? = nil,
    on canvas: inout Canvas
  ) {
    let whole = TextWidth.of(text, size: Canvas.TextStyle.label.size)
    for share in [1, 0.6, 0.35] {
      let shorter = TextWidth.fitted(text, in: share * whole, size: Canvas.TextStyle.label.size)
      if shorter.count < 4 && shorter != text { return }
      if write(shorter, at: places, within: own, full: full ?? text, on: &canvas) { return }
    }
  }

  /// Writes words at the first place that is free, and tells whether there is one.
  private mutating func write(
    _ text: String, at places: [Place], within own: Canvas.Box?, full: String,
    on canvas: inout Canvas
  ) -> Bool {
    for place in places {
      let box = Canvas.box(text, place.x, place.y, .label, place.anchor)
      let isFree = LabelPlaces.stripes(of: box).allSatisfy { stripe in
        (stripes[stripe] ?? []).allSatisfy { taken[$0] == own || !taken[$0].overlaps(box) }
      }
      guard isFree, box.left >= -1, box.right <= width + 1, box.top >= -1, box.bottom <= height + 1
      else { continue }
      canvas.text(
        text, place.x, place.y, .label, place.anchor, full: full,
        class: own == nil ? " q" : "")
      block(box)
      return true
    }
    return false
  }

  private static func stripes(of box: Canvas.Box) -> ClosedRange<Int> {
    Int((box.top / stripe).rounded(.down))...Int((box.bottom / stripe).rounded(.down))
  }
}
