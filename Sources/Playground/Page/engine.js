// A worker with an engine of its own, asked by promises. What takes too long when something newer waits is given up
// by starting a new worker, as an engine at work hears nothing.

// Milliseconds that old work may hold up newer work.
const patience = 1500;

// The bytes of the engine, which another worker unpacks meanwhile.
function unpackedModule() {
  const worker = workerOf("unpack", "module");
  const text = (place) => place.textContent;
  const [base, ...pieces] = [...document.querySelectorAll("script.piece")].map((piece) => [Number(piece.dataset.number), text(piece)]);
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data: { bytes, failed } }) => bytes ? resolve(bytes) : reject(new Error(failed));
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(event.message || "worker"));
    };
    worker.postMessage({ unpacker: text(document.getElementById("unpacker")), base: base[1], pieces });
  }).finally(() => worker.terminate());
}

// A worker that runs scripts of this page, by what they are called.
function workerOf(...ids) {
  const source = ids.map((id) => document.getElementById(id).textContent).join("\n");
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  setTimeout(() => URL.revokeObjectURL(address), 10000);
  return new Worker(address);
}

class Engine {
  // An engine of a module, which may still be on its way; what `foreknown` asks, the page knows the answer of.
  constructor(module, mechanisms, foreknown = null) {
    this.foreknown = JSON.stringify(foreknown);
    this.module = module;
    this.mechanisms = mechanisms;
    this.waiting = new Map();
    this.number = 0;
    this.start();
  }

  start() {
    this.worker = workerOf("worker");
    this.key = null;
    this.worker.onmessage = ({ data: { number, answer, failed } }) => {
      const asked = this.waiting.get(number);
      if (!asked) return;
      this.waiting.delete(number);
      if (failed === undefined) return asked.resolve(answer);
      asked.reject(new Error(word("engine.failed", { reason: failed })));
      if (number !== this.loading) this.restart();
    };
    this.worker.onerror = (event) => {
      event.preventDefault();
      this.abandon(new Error(word("engine.failed", { reason: event.message || "worker" })));
    };
    const { worker } = this;
    this.ready = Promise.resolve(this.module).then((module) => {
      if (worker !== this.worker) return null;
      const loaded = this.send({ module, mechanisms: this.mechanisms });
      this.loading = this.number;
      loaded.then(() => { this.isLoaded = true; }, () => {});
      return loaded;
    });
    this.ready.catch(() => {});
  }

  send(message) {
    const number = ++this.number;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve, reject });
      this.worker.postMessage({ ...message, number });
    });
  }

  abandon(error) {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const asked of waiting) asked.reject(error);
  }

  // Ends what is being worked on; those who wait for anything learn that it was given up, and may ask again.
  restart() {
    this.worker.terminate();
    const given = new Error("given up");
    given.isGivenUp = true;
    this.abandon(given);
    this.start();
  }

  // Makes way: what is at work now may take a little longer, and then no more.
  hurry() {
    const last = this.number;
    if (!this.waiting.size) return;
    setTimeout(() => {
      const isStuck = [...this.waiting.keys()].some((number) => number <= last);
      if (isStuck) this.restart();
    }, patience);
  }

  // The answer to a request; an answer that names an error is thrown.
  async ask(request) {
    await this.ready;
    const answer = await this.send({ request });
    if (typeof answer.error === "string") throw new Error(answer.error);
    return answer;
  }

  // What is known of the mechanism of a case once it is open, which it is afterwards.
  async open(request) {
    const key = JSON.stringify(request);
    if (this.key === key) return this.opened;
    this.key = null;
    const asked = this.ask(request);
    if (!this.isLoaded && data.opened && key === this.foreknown) {
      asked.catch(() => { this.key = null; });
      this.key = key;
      this.opened = data.opened;
      return this.opened;
    }
    const answer = await asked;
    if (answer.complaints) return answer;
    this.key = key;
    this.opened = answer;
    return answer;
  }
}
