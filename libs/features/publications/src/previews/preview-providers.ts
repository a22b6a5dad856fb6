import { BudgetFindings } from './budget-findings';
import { CheckAtSignOff } from './check-at-sign-off';
import { ExamineContents } from './examine-contents';
import { PreviewContents } from './preview-contents';
import { PreviewPictures } from './preview-pictures';

/** Everything about looking at an item before it goes out. */
export const previewProviders = [
  BudgetFindings,
  CheckAtSignOff,
  ExamineContents,
  PreviewContents,
  PreviewPictures,
];
