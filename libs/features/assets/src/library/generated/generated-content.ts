/** 生成合成内容: whether a machine made it, or helped to. */
export const generatedContents = ['none', 'assisted', 'generated'] as const;

export type GeneratedContent = (typeof generatedContents)[number];

/** What a file says of itself: any mark counts, also one of suspicion; a person may say `assisted`, never less. */
export function generatedBy(mark: object | null): GeneratedContent {
  return mark ? 'generated' : 'none';
}
