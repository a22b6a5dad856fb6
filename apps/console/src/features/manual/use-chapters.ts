import { useQuery } from '@tanstack/react-query';
import { readChapter } from './chapter-files';
import { chapterNames } from './chapter-names';
import type { ChapterName } from './chapter-names';
import { parseMarkdown } from './markdown';
import { passagesOf } from './passages';

export function useChapter(name: ChapterName) {
  return useQuery({
    queryKey: ['manual', name],
    queryFn: async () => parseMarkdown(await readChapter(name)),
    staleTime: Infinity,
  });
}

/** All that can be found; nothing is fetched before somebody looks for something. */
export function usePassages(isWanted: boolean) {
  return useQuery({
    queryKey: ['manual', 'passages'],
    queryFn: async () => {
      const chapters = await Promise.all(
        chapterNames.map(async (name) => passagesOf(name, await readChapter(name))),
      );
      return chapters.flat();
    },
    staleTime: Infinity,
    enabled: isWanted,
  });
}
