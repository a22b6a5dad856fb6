import type { SubmissionCategory } from '@haojiao/features/submissions';

/** How units write the categories; the first word is the one that we write ourselves. */
export const categoryWords: Record<SubmissionCategory, readonly string[]> = {
  news: ['动态信息', '动态', '信息动态', '工作动态', '动态类'],
  experience: ['经验信息', '经验', '经验交流', '典型经验', '经验做法', '经验类'],
  problem: ['问题信息', '问题', '问题反映', '问题类'],
  opinion: ['舆情信息', '舆情', '职工舆情', '舆情类'],
  research: ['调研', '调研信息', '调研报告', '调研类'],
  proposal: ['建议', '建议信息', '对策建议', '建议类'],
  urgent: ['紧急信息', '紧急', '突发', '突发信息', '紧急类'],
  brief: ['简讯', '短讯', '快讯'],
  commissioned: ['约稿', '约稿信息', '约稿件'],
};

const byWord = new Map(
  (Object.entries(categoryWords) as [SubmissionCategory, readonly string[]][]).flatMap(([category, words]) =>
    [category, ...words].map((word): [string, SubmissionCategory] => [word, category]),
  ),
);

/** The category that a word or key names, or null. */
export function categoryOf(words: string): SubmissionCategory | null {
  return byWord.get(words.replace(/\s+/g, '').toLowerCase()) ?? null;
}
