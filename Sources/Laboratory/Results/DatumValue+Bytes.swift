extension Double {
  init(from bytes: inout ByteReader) { self.init(bitPattern: bytes.word()) }
  func write(to bytes: inout ByteWriter) { bytes.add(bitPattern) }
}

extension Int {
  init(from bytes: inout ByteReader) { self.init(Int64(bitPattern: bytes.word())) }
  func write(to bytes: inout ByteWriter) { bytes.add(UInt64(bitPattern: Int64(self))) }
}

extension Bool {
  init(from bytes: inout ByteReader) {
    let byte = bytes.byte()
    if byte > 1 { bytes.fail() }
    self = byte == 1
  }
  func write(to bytes: inout ByteWriter) { bytes.add(self ? 1 as UInt8 : 0) }
}

extension String {
  init(from bytes: inout ByteReader) { self = bytes.text() }
  func write(to bytes: inout ByteWriter) { bytes.add(self) }
}

extension JSON {
  init(from bytes: inout ByteReader) {
    guard let value = try? JSON5Scanner.read(Array(bytes.text().utf8), file: "record") else {
      bytes.fail()
      self = .null
      return
    }
    self = value
  }
  func write(to bytes: inout ByteWriter) { bytes.add(canonical) }
}

extension Optional where Wrapped: DatumValue {
  init(from bytes: inout ByteReader) {
    self = Bool(from: &bytes) ? Wrapped(from: &bytes) : nil
  }
  func write(to bytes: inout ByteWriter) {
    (self != nil).write(to: &bytes)
    self?.write(to: &bytes)
  }
}

extension Array where Element: DatumValue {
  init(from bytes: inout ByteReader) {
    self = []
    let count = bytes.count()
    while self.count < count && !bytes.isBroken { append(Element(from: &bytes)) }
  }
  func write(to bytes: inout ByteWriter) {
    bytes.add(count: count)
    for element in self { element.write(to: &bytes) }
  }
}

extension ClosedRange where Bound == Double {
  init(from bytes: inout ByteReader) {
    let (low, high) = (Double(from: &bytes), Double(from: &bytes))
    if !(low <= high) { bytes.fail() }
    self = low <= high ? low...high : 0...0
  }
  func write(to bytes: inout ByteWriter) {
    lowerBound.write(to: &bytes)
    upperBound.write(to: &bytes)
  }
}

extension NamedValue {
  init(from bytes: inout ByteReader) {
    let value = Self(rawValue: bytes.text())
    if value == nil { bytes.fail() }
    self = value ?? Self.allCases[Self.allCases.startIndex]
  }
  func write(to bytes: inout ByteWriter) { bytes.add(rawValue) }
}
