import { Injectable } from '@nestjs/common';
import { JobProducer } from '@haojiao/infrastructure/queue';
import type { Sweep } from '@haojiao/infrastructure/queue';
import { MediaWorkers } from './media-workers';
import { PreparationLedger } from './preparation-ledger';
import { PrepareMedia } from './prepare-media';
import { prepareMedia } from './prepare-media.queue';

/**
 * Says which programs this worker has, shows what no worker has as missing, and puts every recording that can be prepared
 * here into the queue: new ones, those whose worker died or that waited, and, where ffmpeg was installed since, all that
 * lacked it. Jobs of one recording fold into one.
 */
@Injectable()
export class PreparePendingMediaSweep implements Sweep {
  readonly name = 'prepare-pending-media';
  readonly everyMs = 15_000;

  constructor(
    private readonly ledger: PreparationLedger,
    private readonly preparing: PrepareMedia,
    private readonly workers: MediaWorkers,
    private readonly jobs: JobProducer,
  ) {}

  async run(): Promise<void> {
    const tools = await this.preparing.tools();
    await this.workers.announce(tools);
    await this.ledger.sort(await this.workers.tools());
    if (!tools.includes('ffmpeg')) return;
    await this.jobs.enqueueMany(prepareMedia, await this.ledger.open(tools, 500));
  }
}
