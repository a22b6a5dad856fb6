import { Injectable } from '@nestjs/common';

export interface LedgerQuestion {
  /** Whose ledger it is: its own rules, else those of the nearest unit above, count. */
  organizationId: string;
  /** First and last day, `YYYY-MM-DD`. */
  from: string;
  to: string;
}

/** By unit; null where no scheme says anything about the period. */
export type LedgerPointsSource = (question: LedgerQuestion) => Promise<ReadonlyMap<string, number> | null>;

/** Points in the ledger, told by the feature that keeps them. Without one, nobody has any. */
@Injectable()
export class LedgerPoints {
  private source: LedgerPointsSource = () => Promise.resolve(null);

  register(source: LedgerPointsSource): void {
    this.source = source;
  }

  of(question: LedgerQuestion): Promise<ReadonlyMap<string, number> | null> {
    return this.source(question);
  }
}
