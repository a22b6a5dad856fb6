/** Places for counts; two per feature, so that few rare features look common by chance. */
const PLACES = 1 << 18;
const LARGEST_COUNT = 255;
/** From 0, in every report, to 1, in none: what is not rarer says nothing. */
const COMMON = 0.4;

/**
 * How common letters runs and facts are in the reports of this installation: in how many of a sample each occurs. What
 * everybody writes (送清凉, 技能竞赛, the sentences of a template) says nothing about two reports; what hardly anybody
 * writes does. Counted in a byte per place, exact up to 63, above in steps of 16.
 */
export class Background {
  /** By the byte of a count. */
  private readonly weights: Float64Array;

  /** `counts` null: nothing is known yet, and everything weighs the same. */
  private constructor(
    readonly reportCount: number,
    private readonly counts: Uint8Array | null,
  ) {
    const rarest = this.steepRarity(2);
    this.weights = Float64Array.from({ length: LARGEST_COUNT + 1 }, (_, byte) =>
      counts ? Math.min(1, this.steepRarity(Math.min(unpacked(byte), reportCount)) / rarest) : 1,
    );
  }

  static readonly unknown = new Background(0, null);

  /** @param reports the features of each of the sample, each feature once */
  static of(reports: Iterable<ReadonlySet<number>>): Background {
    const count = new BackgroundCount();
    for (const features of reports) count.add(features);
    return count.toBackground();
  }

  static fromBytes(reportCount: number, bytes: Uint8Array): Background {
    return new Background(reportCount, bytes);
  }

  toBytes(): Uint8Array {
    return this.counts ?? new Uint8Array(PLACES);
  }

  /** Whether enough reports were counted to tell what is rare. */
  get isKnown(): boolean {
    return this.counts !== null;
  }

  /**
   * What a feature weighs: 1 when only the two that are compared have it, little when a dozen have it, nothing when it is
   * common. Steep on purpose: reports by one template share most of their words, and only rare ones tell them apart.
   */
  weightOf(feature: number): number {
    if (!this.counts) return 1;
    return this.weights[Math.min(this.counts[firstPlace(feature)]!, this.counts[secondPlace(feature)]!)]!;
  }

  private steepRarity(count: number): number {
    const rarity = Math.log((this.reportCount + 2) / (count + 1)) / Math.log(this.reportCount + 2);
    return Math.max(0, (rarity - COMMON) / (1 - COMMON)) ** 2;
  }
}

function firstPlace(feature: number): number {
  return feature & (PLACES - 1);
}

function secondPlace(feature: number): number {
  return (Math.imul(feature, 0x9e3779b1) >>> 14) & (PLACES - 1);
}

function packed(count: number): number {
  return count < 64 ? count : Math.min(LARGEST_COUNT, 64 + ((count - 64) >> 4));
}

function unpacked(byte: number): number {
  return byte < 64 ? byte : 64 + ((byte - 64) << 4);
}

/** Counts a background report by report, so that no more than one has to be held. */
export class BackgroundCount {
  private readonly counts = new Uint16Array(PLACES);
  reportCount = 0;

  add(features: ReadonlySet<number>): void {
    this.reportCount += 1;
    for (const feature of features) {
      this.counts[firstPlace(feature)]! += 1;
      this.counts[secondPlace(feature)]! += 1;
    }
  }

  toBackground(): Background {
    return Background.fromBytes(this.reportCount, Uint8Array.from(this.counts, packed));
  }
}
