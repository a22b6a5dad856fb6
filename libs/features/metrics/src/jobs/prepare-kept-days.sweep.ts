import { Inject, Injectable } from '@nestjs/common';
import { DAY_MS, HOUR_MS, beijingDate } from '@haojiao/kernel';
import type { Clock } from '@haojiao/kernel';
import { CLOCK } from '@haojiao/infrastructure/clock';
import { Settings } from '@haojiao/infrastructure/config';
import { Database } from '@haojiao/infrastructure/database';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { ensurePartition } from '../kept/kept-partitions';

const DAYS_AHEAD = 3;

/** Makes the tables of the days to come, so that the first batch of a day finds its own. */
@Injectable()
export class PrepareKeptDays implements Sweep {
  readonly name = 'prepare-kept-days';
  readonly everyMs = HOUR_MS;

  constructor(
    private readonly database: Database,
    @Inject(Settings) private readonly settings: Pick<Settings, 'keptEventsDays'>,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async run(): Promise<void> {
    if (this.settings.keptEventsDays === 0) return;
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1) {
      const day = beijingDate(new Date(this.clock.now().getTime() + ahead * DAY_MS));
      await this.database.transaction((manager) => ensurePartition(manager, day));
    }
  }
}
