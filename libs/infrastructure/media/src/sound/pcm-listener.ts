/** Blocks of so many samples of each channel are what is remembered of a recording. */
const BLOCK_FRAMES = 1_024;
const FULL = 32_767;
/** So many samples in a row at the very top are no music but a ceiling. */
const CLIPPED_SAMPLES = 4;
/** −50 dBFS: below it nobody hears anything in a room. */
const SILENT_BELOW = Math.round(FULL * 10 ** (-50 / 20));

export interface Silence {
  startSeconds: number;
  seconds: number;
}

/** What was heard of the samples. */
export interface HeardSound {
  /** Lowest and highest sample of each of `points` parts of equal length, in turns, −128…127. */
  peaks: number[];
  /** How often the recording met the ceiling. */
  clippings: number;
  silences: Silence[];
}

/** Listens to 16-bit little-endian samples, channels interleaved, in whatever pieces they come. Memory: 4 bytes for 1,024 frames. */
export class PcmListener {
  private lows = new Int16Array(4_096);
  private highs = new Int16Array(4_096);
  private blocks = 0;
  private frame = 0;
  private channel = 0;
  private low = 0;
  private high = 0;
  private rest: Buffer = Buffer.alloc(0);
  private readonly full: number[];
  private clippings = 0;

  constructor(private readonly channels: number) {
    this.full = Array.from({ length: channels }, () => 0);
  }

  push(chunk: Buffer): void {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    const even = bytes.length - (bytes.length % 2);
    for (let offset = 0; offset < even; offset += 2) this.hear(bytes.readInt16LE(offset));
    this.rest = bytes.subarray(even);
  }

  /** `durationSeconds` of the whole: parts and silences are measured by it. */
  finish(durationSeconds: number, points: number, silentSeconds: number): HeardSound {
    if (this.frame > 0) this.endBlock();
    const secondsOfBlock = this.blocks === 0 ? 0 : durationSeconds / this.blocks;
    return {
      peaks: this.peaks(points),
      clippings: this.clippings,
      silences: this.silences(secondsOfBlock, silentSeconds),
    };
  }

  private hear(sample: number): void {
    if (sample < this.low) this.low = sample;
    if (sample > this.high) this.high = sample;
    if (sample >= FULL || sample <= -FULL) {
      this.full[this.channel]! += 1;
      if (this.full[this.channel] === CLIPPED_SAMPLES) this.clippings += 1;
    } else {
      this.full[this.channel] = 0;
    }
    this.channel += 1;
    if (this.channel < this.channels) return;
    this.channel = 0;
    this.frame += 1;
    if (this.frame === BLOCK_FRAMES) this.endBlock();
  }

  private endBlock(): void {
    if (this.blocks === this.lows.length) {
      this.lows = grown(this.lows);
      this.highs = grown(this.highs);
    }
    this.lows[this.blocks] = this.low;
    this.highs[this.blocks] = this.high;
    this.blocks += 1;
    [this.frame, this.low, this.high] = [0, 0, 0];
  }

  private peaks(points: number): number[] {
    const peaks: number[] = [];
    for (let point = 0; point < points && this.blocks > 0; point += 1) {
      const from = Math.floor((point * this.blocks) / points);
      const to = Math.max(from + 1, Math.floor(((point + 1) * this.blocks) / points));
      let [low, high] = [0, 0];
      for (let block = from; block < to; block += 1) {
        low = Math.min(low, this.lows[block]!);
        high = Math.max(high, this.highs[block]!);
      }
      peaks.push(Math.round(low / 256), Math.min(127, Math.round(high / 256)));
    }
    return peaks;
  }

  private silences(secondsOfBlock: number, silentSeconds: number): Silence[] {
    const found: Silence[] = [];
    let from = 0;
    for (let block = 0; block <= this.blocks; block += 1) {
      const isSilent =
        block < this.blocks && this.highs[block]! < SILENT_BELOW && this.lows[block]! > -SILENT_BELOW;
      if (isSilent) continue;
      const seconds = (block - from) * secondsOfBlock;
      if (seconds >= silentSeconds)
        found.push({ startSeconds: round(from * secondsOfBlock), seconds: round(seconds) });
      from = block + 1;
    }
    return found;
  }
}

function grown(array: Int16Array<ArrayBuffer>): Int16Array<ArrayBuffer> {
  const larger = new Int16Array(array.length * 2);
  larger.set(array);
  return larger;
}

function round(seconds: number): number {
  return Math.round(seconds * 10) / 10;
}
