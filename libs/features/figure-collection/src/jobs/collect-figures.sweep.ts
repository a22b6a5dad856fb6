import { Injectable } from '@nestjs/common';
import { MINUTE_MS } from '@haojiao/kernel';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { CollectFigures } from '../collect-figures';
import { FigureSources } from '../figure-sources';
import { CollectionScheduleRepository } from '../persistence/collection-schedule.repository';

/** Of one platform in one run: then the sweep comes again. */
const ACCOUNTS_A_RUN = 200;
/** So many accounts running that could not be asked: the platform itself is down. */
const FAILURES_IN_A_ROW = 3;

/** Asks for the figures that are due: platforms beside one another, accounts of one platform one after the other. */
@Injectable()
export class CollectFiguresSweep implements Sweep {
  readonly name = 'collect-figures';
  readonly everyMs = MINUTE_MS;

  constructor(
    private readonly sources: FigureSources,
    private readonly schedule: CollectionScheduleRepository,
    private readonly figures: CollectFigures,
  ) {}

  async run(): Promise<void> {
    const platforms = this.sources.platforms();
    await this.schedule.enrol(platforms);
    await Promise.all(platforms.map((platform) => this.collectOn(platform)));
  }

  private async collectOn(platform: string): Promise<void> {
    let failures = 0;
    for (let asked = 0; asked < ACCOUNTS_A_RUN && failures < FAILURES_IN_A_ROW; asked += 1) {
      const outcome = await this.figures.collectNext(platform);
      if (!outcome) return;
      failures = outcome.passesByItself ? failures + 1 : 0;
    }
  }
}
