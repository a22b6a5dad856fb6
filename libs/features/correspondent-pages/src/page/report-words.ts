import type { SubmissionCategory } from '@haojiao/features/submissions';

/** As reports are sorted in published rules. */
export const categoryWords: Readonly<Record<SubmissionCategory, string>> = {
  news: '动态',
  experience: '经验',
  problem: '问题',
  opinion: '舆情',
  research: '调研',
  proposal: '建议',
  urgent: '紧急',
  brief: '简讯',
  commissioned: '约稿',
};

export const urgencyWords = { normal: '普通', urgent: '加急', most_urgent: '特急' };

export const levelWords = { county: '县级', city: '市级', province: '省级', national: '全国' };
