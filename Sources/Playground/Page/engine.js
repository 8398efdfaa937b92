// A worker with an engine of its own, asked by promises. What takes too long when something newer waits is given up
// by starting a new worker, as an engine at work hears nothing.

// Milliseconds that old work may hold up newer work.
const patience = 1500;

class Engine {
  constructor(module, mechanisms) {
    this.module = module;
    this.mechanisms = mechanisms;
    this.waiting = new Map();
    this.number = 0;
    this.start();
  }

  start() {
    const source = document.getElementById("worker").textContent;
    const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
    this.worker = new Worker(address);
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
    this.ready = this.send({ module: this.module, mechanisms: this.mechanisms });
    this.loading = this.number;
    this.ready.catch(() => {}).then(() => URL.revokeObjectURL(address));
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
    const answer = await this.send({ request });
    if (typeof answer.error === "string") throw new Error(answer.error);
    return answer;
  }

  // What is known of the mechanism of a case once it is open, which it is afterwards.
  async open(request) {
    const key = JSON.stringify(request);
    if (this.key === key) return this.opened;
    this.key = null;
    const answer = await this.ask(request);
    if (answer.complaints) return answer;
    this.key = key;
    this.opened = answer;
    return answer;
  }
}
