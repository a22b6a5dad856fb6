import type { Provider } from '@nestjs/common';
import { PictureRenderer } from '@haojiao/infrastructure/media';
import { RenderAsset } from '../render-asset';
import { KeepRenditions } from './keep-renditions';
import { RenderNext } from './render-next';
import { RenderingBudget } from './rendering-budget';
import { RenderingTurns } from './rendering-turns';

/** One renderer for the whole process: its gates are the bounds of the process. */
export const renditionProviders: Provider[] = [
  { provide: PictureRenderer, useFactory: () => new PictureRenderer() },
  KeepRenditions,
  RenderAsset,
  RenderingBudget,
  RenderingTurns,
  RenderNext,
];
