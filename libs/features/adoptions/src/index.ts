export { AdoptionFacts } from './facts/adoption-facts';
export * from './http/adoptions-http.module';
export * from './adoptions.module';
