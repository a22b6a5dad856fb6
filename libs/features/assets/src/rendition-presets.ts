import type { RenditionFit } from '@haojiao/infrastructure/media';

export interface RenditionPreset {
  name: string;
  fit: RenditionFit;
}

/**
 * Every picture that is ever made for readers; nothing is made on demand by size. WebP for our own pages, JPEG for
 * feeds, link previews and platforms that take no WebP.
 */
export const renditionPresets: readonly RenditionPreset[] = [
  { name: 'thumb', fit: { format: 'webp', maxWidth: 320 } },
  { name: 'medium', fit: { format: 'webp', maxWidth: 800 } },
  { name: 'medium', fit: { format: 'jpeg', maxWidth: 800 } },
  { name: 'large', fit: { format: 'webp', maxWidth: 1600 } },
  { name: 'large', fit: { format: 'jpeg', maxWidth: 1600 } },
  { name: 'cover_235', fit: { format: 'jpeg', ratio: '2.35:1', maxEdge: 900 } },
  { name: 'cover_11', fit: { format: 'jpeg', ratio: '1:1', maxEdge: 500 } },
  { name: 'cover_169', fit: { format: 'jpeg', ratio: '16:9', maxEdge: 1280 } },
  { name: 'cover_34', fit: { format: 'jpeg', ratio: '3:4', maxEdge: 1200 } },
];

/** Enough for the largest preset, also for a crop that keeps only a part of the picture. */
export const RENDITION_DECODE_EDGE = 2560;
