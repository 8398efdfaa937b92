import Browser

/// The door of this module, through which a page asks everything.
nonisolated(unsafe) var door = Door()
/// Where a request is put, and then its answer.
nonisolated(unsafe) private var room = UnsafeMutableRawPointer.allocate(byteCount: 4, alignment: 16)

/// Makes room for a request.
@_cdecl("room") public func room(for size: Int32) -> UnsafeMutableRawPointer {
  room.deallocate()
  room = .allocate(byteCount: Int(size), alignment: 16)
  return room
}

/// Answers the request that stands in the room: first the length of the answer, then the answer.
@_cdecl("serve") public func serve(_ size: Int32) -> UnsafeMutableRawPointer {
  let request = [UInt8](UnsafeRawBufferPointer(start: room, count: Int(size)))
  let answer = door.serve(request)
  room.deallocate()
  room = .allocate(byteCount: answer.count + 4, alignment: 16)
  room.storeBytes(of: UInt32(answer.count).littleEndian, as: UInt32.self)
  for (index, byte) in answer.enumerated() {
    room.storeBytes(of: byte, toByteOffset: 4 + index, as: UInt8.self)
  }
  return room
}
