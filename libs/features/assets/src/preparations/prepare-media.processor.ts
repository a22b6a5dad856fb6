import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { PrepareMedia } from './prepare-media';
import { prepareMedia } from './prepare-media.queue';

@Injectable()
export class PrepareMediaProcessor implements JobProcessor<{ assetId: string }> {
  readonly queue = prepareMedia;

  constructor(private readonly preparing: PrepareMedia) {}

  async process({ assetId }: { assetId: string }): Promise<void> {
    await this.preparing.run(assetId);
  }

  /** Where ffmpeg is missing the queue is left to workers that have it. */
  async canWork(): Promise<boolean> {
    return (await this.preparing.tools()).includes('ffmpeg');
  }

  stop(): void {
    this.preparing.stop();
  }
}
