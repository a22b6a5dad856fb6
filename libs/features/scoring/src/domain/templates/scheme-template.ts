import type { SchemeDocument } from '../scheme-document';

/** A document to begin with; published rules without the names of their places. */
export interface SchemeTemplate {
  code: string;
  name: { zh: string; en: string };
  about: { zh: string; en: string };
  document: SchemeDocument;
}
