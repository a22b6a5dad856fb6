export { compileLexicon, type CompiledLexicon } from './domain/compile-lexicon';
export * from './domain/encoding/damage';
export { findDamage } from './domain/encoding/find-damage';
export * from './domain/lexicon-term';
export { scanText } from './domain/scan-text';
export * from './domain/term-hit';
export { compareHits, weigh } from './domain/weigh';
export * from './http/proofing-http.module';
export * from './proofing.module';
