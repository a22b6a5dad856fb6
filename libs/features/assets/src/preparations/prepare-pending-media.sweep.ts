import { Injectable } from '@nestjs/common';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { PreparationLedger } from './preparation-ledger';
import { PrepareMedia } from './prepare-media';
import { prepareMedia } from './prepare-media.queue';

/**
 * Puts every recording that is not prepared into the queue: new ones, those whose worker died, and, where ffmpeg was
 * installed since, all that waited for it. Jobs of one recording fold into one.
 */
@Injectable()
export class PreparePendingMediaSweep implements Sweep {
  readonly name = 'prepare-pending-media';
  readonly everyMs = 15_000;

  constructor(
    private readonly ledger: PreparationLedger,
    private readonly preparing: PrepareMedia,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    await this.jobs.enqueueMany(prepareMedia, await this.ledger.open(await this.preparing.tools(), 500));
  }
}
