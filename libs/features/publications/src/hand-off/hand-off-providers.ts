import { EnterResults } from './enter-results';
import { HandOffLinks } from './hand-off-links';
import { HandOffPacks } from './hand-off-packs';
import { PhonePages } from './phone-pages';
import { PostedResults } from './posted-results';
import { ProofUsages } from './proof-usages';
import { ShareLinks } from './share-links';

/** Everything about posting by hand. */
export const handOffProviders = [
  EnterResults,
  HandOffLinks,
  HandOffPacks,
  PhonePages,
  PostedResults,
  ProofUsages,
  ShareLinks,
];
