import { Injectable } from '@nestjs/common';
import { SECOND_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { FoldVisitors } from '../figures/fold-visitors';

/** By itself: after a rebuild it takes long, and nothing else shall wait for it. */
@Injectable()
export class FoldReportVisitors implements Sweep {
  readonly name = 'fold-report-visitors';
  readonly everyMs = 5 * SECOND_MS;

  constructor(private readonly visitors: FoldVisitors) {}

  run(): Promise<void> {
    return this.visitors.fold();
  }
}
