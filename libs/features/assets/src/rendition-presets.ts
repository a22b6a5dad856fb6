import type { RenditionFit, RenditionFormat } from '@haojiao/infrastructure/media';

export interface RenditionPreset {
  name: string;
  fit: RenditionFit;
}

/**
 * Raised with every change of the table or of how a rendition is made: what was made by an older one is then made anew
 * in the background. A test holds table and version together.
 */
export const RENDITION_PRESETS_VERSION = 2;

/** Chosen by measured bytes, distance from the original and time; see ADR 24. */
const ways: Record<RenditionFormat, { quality: number; effort?: number }> = {
  avif: { quality: 50, effort: 1 },
  webp: { quality: 78, effort: 2 },
  jpeg: { quality: 82 },
};

const widths = { thumb: 320, small: 640, medium: 1024, large: 1600 } as const;

/**
 * Every picture that is ever made for readers; nothing is made on demand by size. Each width in AVIF and WebP for pages
 * and in JPEG for whoever takes neither; crops in JPEG, for feeds, link previews and platforms.
 */
export const renditionPresets: readonly RenditionPreset[] = [
  ...Object.entries(widths).flatMap(([name, maxWidth]) =>
    (['avif', 'webp', 'jpeg'] as const).map((format): RenditionPreset => ({
      name,
      fit: { kind: 'whole', format, ...ways[format], maxWidth },
    })),
  ),
  crop('cover_235', '2.35:1', 900),
  crop('cover_11', '1:1', 500),
  crop('cover_169', '16:9', 1280),
  crop('cover_34', '3:4', 1200),
  { name: 'animation', fit: { kind: 'animation', format: 'webp', quality: 70, effort: 2, maxWidth: 640 } },
];

function crop(name: string, ratio: '2.35:1' | '1:1' | '16:9' | '3:4', maxEdge: number): RenditionPreset {
  return { name, fit: { kind: 'crop', format: 'jpeg', quality: 86, ratio, maxEdge } };
}
