import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { dropPartitionsBefore } from '../kept/kept-partitions';

/** Days of kept events that are older than `HAOJIAO_KEPT_EVENTS_DAYS` are dropped, each in one piece. */
@Injectable()
export class ForgetKeptEvents implements Sweep {
  readonly name = 'forget-kept-events';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(Settings) private readonly settings: Pick<Settings, 'keptEventsDays'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    const { keptEventsDays } = this.settings;
    const firstDay = new Date(this.clock.now().getTime() - (keptEventsDays - 1) * DAY_MS);
    await dropPartitionsBefore(this.database, beijingDate(firstDay));
  }
}
