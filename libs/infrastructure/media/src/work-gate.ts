/**
 * Lets work begin only while the weights of all that is under way stay within the capacity; who came first goes first,
 * so that a heavy piece is never overtaken for ever by light ones. A piece heavier than the capacity goes alone.
 */
export class WorkGate {
  private readonly waiting: { weight: number; begin: () => void }[] = [];
  private weightInside = 0;

  /** @param capacity in the unit of the weights, above 0 */
  constructor(readonly capacity: number) {}

  /** Weight of what is under way; at most the capacity. */
  get inside(): number {
    return this.weightInside;
  }

  async run<Result>(weight: number, work: () => Promise<Result>): Promise<Result> {
    const counted = Math.min(weight, this.capacity);
    await this.enter(counted);
    try {
      return await work();
    } finally {
      this.weightInside -= counted;
      this.admit();
    }
  }

  private enter(weight: number): Promise<void> {
    return new Promise((begin) => {
      this.waiting.push({ weight, begin });
      this.admit();
    });
  }

  private admit(): void {
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      if (this.weightInside + next.weight > this.capacity) return;
      this.waiting.shift();
      this.weightInside += next.weight;
      next.begin();
    }
  }
}
