import type { DeliveredEpisodeChapter } from '@haojiao/features/delivery';

/** JSON Chapters 1.2 (github.com/Podcastindex-org/podcast-namespace, chapters/jsonChapters.md, read 2026-11). */
export function chaptersFile(title: string, chapters: DeliveredEpisodeChapter[]): Buffer {
  return Buffer.from(
    JSON.stringify({
      version: '1.2.0',
      title,
      chapters: chapters.map(({ startSeconds, title: name, url, imageUrl }) => ({
        startTime: startSeconds,
        title: name,
        ...(url && { url }),
        ...(imageUrl && { img: imageUrl }),
      })),
    }),
  );
}
