// The engine behind its door. It gets the bytes of the module once, then requests, and answers each in turn.

let engine = null;

function load(bytes, mechanisms) {
  engine = new WebAssembly.Instance(new WebAssembly.Module(bytes), {}).exports;
  if (engine._initialize) engine._initialize();
  for (const id of mechanisms) {
    const add = engine[`add_${id.replace(/[^a-z0-9]+/g, "_").replace(/_+$/, "")}`];
    if (add) add();
  }
}

function serve(request) {
  const bytes = encode(request);
  const place = engine.room(bytes.length) >>> 0;
  new Uint8Array(engine.memory.buffer, place, bytes.length).set(bytes);
  const answer = engine.serve(bytes.length) >>> 0;
  // Memory may have grown, and with it moved.
  const size = new DataView(engine.memory.buffer).getUint32(answer, true);
  return decode(new Uint8Array(engine.memory.buffer, answer + 4, size));
}

onmessage = ({ data }) => {
  try {
    if (data.module) {
      load(data.module, data.mechanisms);
      postMessage({ number: data.number, answer: {} });
    } else postMessage({ number: data.number, answer: serve(data.request) });
  } catch (error) {
    // After a trap the engine is in no state to go on.
    postMessage({ number: data.number, failed: String(error && error.message || error) });
  }
};
