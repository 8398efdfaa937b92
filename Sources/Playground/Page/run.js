// A run of a case in the engine, block by block. Whoever listens is told of "opened", "begun", "block" and "state".

// What the reader may choose: milliseconds between two answers, and blocks asked for at once.
const speeds = [{ wait: 500, blocks: 1 }, { wait: 90, blocks: 1 }, { wait: 16, blocks: 1 }, { wait: 0, blocks: 8 }];

const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

class Run {
  constructor(engine) {
    this.engine = engine;
    this.listener = () => {};
    this.speed = wantsCalm() ? 3 : 1;
    this.epoch = 0;
    this.turn = 0;
    this.clear();
  }

  clear() {
    Object.assign(this, { blocks: [], result: null, isDone: false, isBegun: false, isPlaying: false, error: null,
      complaints: null });
  }

  // Opens a case and begins its run; plays it if wanted. What was running before is forgotten.
  async start(played, { seed = played.setup.seed, isPlaying = true } = {}) {
    const epoch = ++this.epoch;
    this.turn++;
    this.engine.hurry();
    this.clear();
    this.played = played;
    this.seed = seed;
    try {
      const opened = await this.engine.open(openRequest(played));
      if (epoch !== this.epoch) return;
      if (opened.complaints) {
        this.complaints = opened.complaints;
        return this.listener("complaints");
      }
      this.opened = opened;
      this.welfare = welfareOf(played, opened);
      this.listener("opened");
      // Who listened may have begun another run.
      if (epoch !== this.epoch) return;
      const { blocks } = await this.engine.ask(beginRequest(played, this.welfare, seed));
      if (epoch !== this.epoch) return;
      this.total = blocks;
      this.isBegun = true;
      this.listener("begun");
      if (isPlaying && epoch === this.epoch) await this.play();
    } catch (error) {
      if (epoch !== this.epoch) return;
      if (error.isGivenUp) return this.start(played, { seed, isPlaying });
      this.fail(error);
    }
  }

  fail(error) {
    this.isPlaying = false;
    this.isBegun = false;
    this.error = error.message;
    this.listener("state");
  }

  async play() {
    if (!this.isBegun || this.isDone) return;
    const turn = ++this.turn;
    this.isPlaying = true;
    this.listener("state");
    while (turn === this.turn && !this.isDone && this.isBegun) {
      const { wait, blocks } = speeds[this.speed];
      await this.advance(blocks);
      if (wait && turn === this.turn && !this.isDone) await pause(wait);
    }
  }

  pause() {
    this.turn++;
    this.isPlaying = false;
    this.listener("state");
  }

  async step() {
    if (this.isPlaying) this.pause();
    if (this.isBegun && !this.isDone) await this.advance(1);
  }

  async advance(blocks) {
    const epoch = this.epoch;
    try {
      const answer = await this.engine.ask({ ask: "advance", blocks });
      if (epoch !== this.epoch) return;
      this.blocks.push(...answer.blocks);
      // What came of all is told after the last block.
      if (!answer.done && this.blocks.length >= this.total) return this.advance(1);
      this.isDone = answer.done;
      this.result = answer.result || null;
      if (this.isDone) this.isPlaying = false;
      this.listener("block");
    } catch (error) {
      if (epoch !== this.epoch) return;
      if (error.isGivenUp) return this.start(this.played, { seed: this.seed });
      this.fail(error);
    }
  }

  // Plays a case to its end without showing it; its result, or null if something else began meanwhile.
  async finish(played) {
    await this.start(played, { isPlaying: false });
    const epoch = this.epoch;
    while (this.isBegun && !this.isDone && epoch === this.epoch) await this.advance(8);
    if (epoch !== this.epoch) return null;
    if (this.error) throw new Error(this.error);
    return this.result;
  }

  // What has emerged of a welfare: the result, or until there is one, the last block that has a value.
  emergent(index) {
    if (this.result) return valueIn(this.result, index);
    for (let last = this.blocks.length - 1; last >= 0; last--) {
      const value = valueIn(this.blocks[last], index);
      if (Number.isFinite(value)) return value;
    }
    return null;
  }
}

// A welfare of a block or a result; null where it has none.
const valueIn = ({ welfare }, index) => welfare && Number.isFinite(welfare[index]) ? welfare[index] : null;
