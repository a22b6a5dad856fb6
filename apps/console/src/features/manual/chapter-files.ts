import type { ChapterName } from './chapter-names';

/** The very files of `docs/manual`; each text is fetched when its chapter is opened. */
const texts = import.meta.glob<string>('../../../../../docs/manual/zh-CN/*.md', {
  query: '?raw',
  import: 'default',
});

const pictures = import.meta.glob<string>('../../../../../docs/manual/pictures/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

const folder = '../../../../../docs/manual';

export const readChapter = (name: ChapterName): Promise<string> => texts[`${folder}/zh-CN/${name}.md`]!();

/** Address of a picture in the built console. */
export const pictureAddress = (name: string): string | undefined =>
  pictures[`${folder}/pictures/${name}.webp`];
