import type { AdoptionLevel } from './adoption-words';
import type { Contributor } from './contributors';
import type { SubmissionCategory } from './submission-categories';

/** How high a report is meant to get: 县级、市级、省级、全国 */
export const targetLevels = ['county', 'city', 'province', 'national'] as const satisfies AdoptionLevel[];
export type TargetLevel = (typeof targetLevels)[number];

/** 普通、加急、特急 */
export const urgencies = ['normal', 'urgent', 'most_urgent'] as const;
export type Urgency = (typeof urgencies)[number];

/** How a report reached us; `copy` was taken over from another one of ours. */
export const submissionRoutes = ['form', 'api', 'mail', 'webhook', 'spreadsheet', 'copy'] as const;
export type SubmissionRoute = (typeof submissionRoutes)[number];

/** What is said about one picture of a report. */
export interface PictureCaption {
  assetId: string;
  caption: string;
  /** Who took it. */
  credit: string;
  /** On what ground it may be used, e.g. 本单位拍摄，当事人同意使用. */
  rights: string;
}

/** What a report says, as its sender wrote it; without the telephone number, which isn't part of its text. */
export interface SubmissionDocument {
  category: SubmissionCategory;
  title: string;
  bodyHtml: string;
  /** `YYYY-MM-DD` */
  occurredOn: string | null;
  /** `HH:MM` in the time zone of the sending unit. */
  occurredTime: string | null;
  assetIds: string[];
  pictureCaptions: PictureCaption[];
  contributors: Contributor[];
  signedOffBy: string | null;
  previouslyPublishedIn: string | null;
  targetLevel: TargetLevel | null;
  urgency: Urgency;
  /** The sender says that nobody was sent it before. */
  firstSubmission: boolean;
  commissionId: string | null;
}
