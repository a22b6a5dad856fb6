/** 动态、经验、问题、舆情、调研、建议、紧急、简讯、约稿 */
export const submissionCategories = [
  'news',
  'experience',
  'problem',
  'opinion',
  'research',
  'proposal',
  'urgent',
  'brief',
  'commissioned',
] as const;

export type SubmissionCategory = (typeof submissionCategories)[number];
