import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { RenderNext } from '../renditions/render-next';
import { renderAsset } from './render-asset.queue';

@Injectable()
export class RenderAssetProcessor implements JobProcessor<{ assetId: string }> {
  readonly queue = renderAsset;

  constructor(private readonly rendering: RenderNext) {}

  async process(): Promise<void> {
    await this.rendering.run();
  }
}
