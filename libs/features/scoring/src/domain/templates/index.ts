import { schemeA } from './scheme-a';
import { schemeB } from './scheme-b';
import { schemeC } from './scheme-c';
import { schemeD } from './scheme-d';
import { schemeE } from './scheme-e';
import { schemeF } from './scheme-f';
import { schemeG } from './scheme-g';
import { schemeH } from './scheme-h';
import type { SchemeTemplate } from './scheme-template';

export { emptyDocument } from './empty-document';
export type { SchemeTemplate } from './scheme-template';

/** `/scoring-scheme-templates`, in this order. */
export const schemeTemplates: readonly SchemeTemplate[] = [
  schemeA,
  schemeB,
  schemeC,
  schemeD,
  schemeE,
  schemeF,
  schemeG,
  schemeH,
];
