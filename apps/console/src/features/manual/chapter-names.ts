import type { Action } from '@/features/sessions';

/** One for each kind of work, in the order of a report on its way to the readers; named as the files of the texts are. */
export const chapterNames = [
  'correspondent',
  'submission-editor',
  'author',
  'reviewer',
  'publisher',
  'administrator',
  'auditor',
] as const;

export type ChapterName = (typeof chapterNames)[number];

/** Whoever may do one of these does that work. */
const worksOf: Record<ChapterName, readonly Action[]> = {
  correspondent: ['submission.write'],
  'submission-editor': ['submission.decide'],
  author: ['content.write'],
  reviewer: ['review.decide'],
  publisher: ['publication.manage'],
  administrator: ['organization.manage', 'member.assign'],
  auditor: ['audit.read'],
};

export const isChapter = (name: string): name is ChapterName =>
  (chapterNames as readonly string[]).includes(name);

/** The chapters of a person's own work, and the others. */
export function sortedFor(can: (action: Action) => boolean): { own: ChapterName[]; others: ChapterName[] } {
  const isOwn = (name: ChapterName) => worksOf[name].some((action) => can(action));
  return {
    own: chapterNames.filter(isOwn),
    others: chapterNames.filter((name) => !isOwn(name)),
  };
}
