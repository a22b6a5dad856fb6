import { fault, isId } from '@haojiao/kernel';
import type { Fault } from '@haojiao/kernel';
import { lineIn, recordsIn, textIn } from '../../domain/clean-text';

/** Somebody of the programme's unit who is heard in the episode, or made it. */
export interface EpisodePerson {
  personId: string;
  /** Key of `personRoles`. */
  role: string;
}

export interface EpisodeChapter {
  /** From the beginning of the recording. */
  startSeconds: number;
  title: string;
  url?: string;
  imageAssetId?: string;
}

export function peopleIn(value: unknown): EpisodePerson[] {
  return recordsIn(value).flatMap(({ personId, role }) =>
    isId(personId) && typeof role === 'string' ? [{ personId: personId.toLowerCase(), role }] : [],
  );
}

export function chaptersIn(value: unknown): EpisodeChapter[] {
  return recordsIn(value).flatMap(({ startSeconds, title, url, imageAssetId }) => {
    if (typeof startSeconds !== 'number') return [];
    const address = textIn(url);
    return [
      {
        startSeconds,
        title: lineIn(title),
        ...(address !== '' && { url: address }),
        ...(isId(imageAssetId) && { imageAssetId: imageAssetId.toLowerCase() }),
      },
    ];
  });
}

/** Chapters begin one after the other, and none behind the end of a recording whose length is known. */
export function chapterFaults(chapters: EpisodeChapter[], durationSeconds: number | null): Fault[] {
  return chapters.flatMap(({ startSeconds, title }, index) => {
    const path = `episode.chapters.${index}`;
    const before = chapters[index - 1];
    const faults: Fault[] = [];
    if (title === '')
      faults.push(fault(`${path}.title`, 'not_empty', '不能为空白。', 'It must not be blank.'));
    if (before && startSeconds <= before.startSeconds) {
      faults.push(
        fault(
          `${path}.startSeconds`,
          'not_ascending',
          `应晚于上一章的 ${before.startSeconds} 秒。`,
          `It must come after the chapter before it, which begins at ${before.startSeconds} s.`,
        ),
      );
    }
    if (durationSeconds !== null && startSeconds >= durationSeconds) {
      faults.push(
        fault(
          `${path}.startSeconds`,
          'behind_the_end',
          `音频只有 ${durationSeconds} 秒。`,
          `The recording ends after ${durationSeconds} s.`,
        ),
      );
    }
    return faults;
  });
}
