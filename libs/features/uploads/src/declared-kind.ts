import type { MediaKind } from '@haojiao/infrastructure/media';

const kindByExtension: [RegExp, MediaKind][] = [
  [/\.(?:jpe?g|png|webp|gif|avif|hei[cf])$/i, 'image'],
  [/\.(?:mp3|m4a|wav)$/i, 'audio'],
  [/\.(?:pdf|docx|xlsx|pptx)$/i, 'document'],
];

/**
 * What a file is likely to be by the words of its sender, to refuse before the first byte what is far above the limit of
 * its kind. Unclear is `video`, which has the largest limit; the bytes decide in the end.
 */
export function declaredKind(fileName: string, declaredType: string): MediaKind {
  const byName = kindByExtension.find(([pattern]) => pattern.test(fileName))?.[1];
  if (byName) return byName;
  const [family] = declaredType.toLowerCase().split('/');
  if (family === 'image' || family === 'audio') return family;
  return declaredType.toLowerCase() === 'application/pdf' ? 'document' : 'video';
}
