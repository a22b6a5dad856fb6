import { Injectable } from '@nestjs/common';
import type { JobProcessor } from '@haojiao/infrastructure/queue';
import { RenderAsset } from '../render-asset';
import { renderAsset } from './render-asset.queue';

@Injectable()
export class RenderAssetProcessor implements JobProcessor<{ assetId: string }> {
  readonly queue = renderAsset;

  constructor(private readonly rendering: RenderAsset) {}

  async process({ assetId }: { assetId: string }): Promise<void> {
    await this.rendering.run(assetId);
  }
}
