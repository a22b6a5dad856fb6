import { emptyDocument } from './empty-document';
import type { SchemeTemplate } from './scheme-template';

/** A district bureau's bulletin (handbook 3.3): a point for sending, three for each standalone use. */
export const schemeG: SchemeTemplate = {
  code: 'G',
  name: { zh: '报送 1 分，单篇采用 3 分', en: '1 for sending, 3 for a standalone use' },
  about: {
    zh: '每报送一篇计 1 分，每单篇采用一次另计 3 分，综合采用另计 1 分。',
    en: 'A point for each report, three more for a standalone use, one more for a composite one.',
  },
  document: {
    ...emptyDocument,
    submissions: [{ points: 1 }],
    uses: [
      { kind: 'standalone', points: 3 },
      { kind: 'composite', points: 1 },
    ],
  },
};
