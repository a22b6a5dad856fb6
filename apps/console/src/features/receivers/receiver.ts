/** Another system that is told of something, as far as all of them are alike. The words are those of who shows it. */
export interface Receiver {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly organizationId: string;
  readonly state: 'active' | 'paused' | 'off';
  /** In a row. */
  readonly failures: number;
  readonly pausedBecause: string | null;
}

/** A new one; its key is told this once, where it has one. */
export interface MadeReceiver {
  readonly id: string;
  readonly secret: string | null;
}
