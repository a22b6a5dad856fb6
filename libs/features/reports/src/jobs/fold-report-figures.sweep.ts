import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { FoldTallies } from '../figures/fold-tallies';

/** Keeps the sums of reports short: what was read from changes before is read from sums then. */
@Injectable()
export class FoldReportFigures implements Sweep {
  readonly name = 'fold-report-figures';
  readonly everyMs = 20 * SECOND_MS;

  constructor(private readonly tallies: FoldTallies) {}

  run(): Promise<void> {
    return this.tallies.fold();
  }
}
