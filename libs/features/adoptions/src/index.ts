export { AdoptionFacts } from './facts/adoption-facts';
export type * from './facts/fact-shapes';
export * from './http/adoptions-http.module';
export * from './adoptions.module';
