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

  stop(): void {
    this.preparing.stop();
  }
}
