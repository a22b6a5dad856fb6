import { schemeA } from './scheme-a';
import { schemeB } from './scheme-b';
import { schemeC } from './scheme-c';
import type { SchemeTemplate } from './scheme-template';

export { emptyDocument } from './empty-document';
export type { SchemeTemplate } from './scheme-template';

/** `/scoring-scheme-templates`, in this order. */
export const schemeTemplates: readonly SchemeTemplate[] = [schemeA, schemeB, schemeC];
