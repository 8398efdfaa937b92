import Packing

/// Where a stream is put, and then what it holds.
nonisolated(unsafe) private var place = UnsafeMutableRawPointer.allocate(
  byteCount: 4, alignment: 16)
/// What read the engine, and what reads the pieces that build on it.
nonisolated(unsafe) private var base = Codec(slots: Packed.engineSlots)
nonisolated(unsafe) private var piece = Codec(slots: Packed.engineSlots)

/// Makes room for a stream.
@_cdecl("room") public func room(for size: Int32) -> UnsafeMutableRawPointer {
  place.deallocate()
  place = .allocate(byteCount: Int(size), alignment: 16)
  return place
}

/// Unpacks texts, with a codec of their own.
@_cdecl("texts") public func texts(_ size: Int32) -> UnsafeMutableRawPointer {
  answer(Packed.text(in: stream(size)))
}

/// Unpacks what all engines have: what stands around the functions, and functions.
@_cdecl("base") public func unpackBase(_ size: Int32) -> UnsafeMutableRawPointer {
  var (frame, functions) = ([UInt8](), [UInt8]())
  base.begin(stream(size))
  base.exchangeCodes()
  base.exchange(&frame)
  base.exchange(functions: &functions)
  return answer(base.finish() == nil ? nil : frame + functions)
}

/// Unpacks functions that build on what all engines have.
@_cdecl("piece") public func unpackPiece(_ size: Int32) -> UnsafeMutableRawPointer {
  var functions: [UInt8] = []
  piece.learn(from: base)
  piece.begin(stream(size))
  piece.exchange(functions: &functions)
  return answer(piece.finish() == nil ? nil : functions)
}

private func stream(_ size: Int32) -> [UInt8] {
  [UInt8](UnsafeRawBufferPointer(start: place, count: Int(size)))
}

/// Puts the length of what was unpacked in the room, or what no length is, and behind it what was unpacked.
private func answer(_ bytes: [UInt8]?) -> UnsafeMutableRawPointer {
  let length = bytes.map { UInt32($0.count) } ?? .max
  let room = room(for: Int32(4 + (bytes?.count ?? 0)))
  room.storeBytes(of: length.littleEndian, as: UInt32.self)
  for (index, byte) in (bytes ?? []).enumerated() {
    room.storeBytes(of: byte, toByteOffset: 4 + index, as: UInt8.self)
  }
  return room
}
