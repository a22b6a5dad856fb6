import { fault, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { lineIn, recordsIn } from '../../domain/clean-text';

export interface VideoCaptions {
  /** BCP 47. */
  language: string;
  label: string;
  assetId: string;
  isDefault?: true;
}

export interface VideoChapter {
  startSeconds: number;
  title: string;
}

/** One for each language, the first that comes; of several defaults the first. */
export function captionsIn(value: unknown): VideoCaptions[] {
  const captions: VideoCaptions[] = [];
  for (const { language, label, assetId, isDefault } of recordsIn(value)) {
    if (typeof language !== 'string' || !isId(assetId)) continue;
    if (captions.some((other) => other.language.toLowerCase() === language.toLowerCase())) continue;
    const isFirst = isDefault === true && !captions.some((other) => other.isDefault);
    captions.push({
      language,
      label: lineIn(label) || language,
      assetId: assetId.toLowerCase(),
      ...(isFirst && { isDefault: true }),
    });
  }
  return captions;
}

/** In the order of their times, one for each. */
export function chaptersIn(value: unknown): VideoChapter[] {
  const chapters = recordsIn(value).flatMap(({ startSeconds, title }) =>
    typeof startSeconds === 'number' ? [{ startSeconds, title: lineIn(title) }] : [],
  );
  return chapters
    .toSorted((one, other) => one.startSeconds - other.startSeconds)
    .filter(({ startSeconds }, index, all) => all[index - 1]?.startSeconds !== startSeconds);
}

/** Chapters without words help nobody. */
export function chapterFaults(chapters: VideoChapter[]): Fault[] {
  return chapters.flatMap(({ title }, index) =>
    title === ''
      ? [fault(`video.chapters.${index}.title`, 'not_empty', '请写好章节标题。', 'Give the chapter a title.')]
      : [],
  );
}
