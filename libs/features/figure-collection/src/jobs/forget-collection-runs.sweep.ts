import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { CollectionRuns } from '../persistence/collection-runs.repository';

const KEPT_MS = 90 * DAY_MS;

/** Figures stay; how they were got a season ago is of no use to anybody. */
@Injectable()
export class ForgetCollectionRuns implements Sweep {
  readonly name = 'forget-collection-runs';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly runs: CollectionRuns,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    await this.runs.forgetBefore(new Date(this.clock.now().getTime() - KEPT_MS));
  }
}
