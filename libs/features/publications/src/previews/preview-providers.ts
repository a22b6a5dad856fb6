import { BudgetFindings } from './budget-findings';
import { ExamineContents } from './examine-contents';
import { PreviewContents } from './preview-contents';
import { PreviewPictures } from './preview-pictures';

/** Everything about looking at an item before it goes out. */
export const previewProviders = [BudgetFindings, ExamineContents, PreviewContents, PreviewPictures];
