/**
 * A library that is loaded when it is first used and no earlier: one that most processes never need costs them neither
 * time at their start nor memory. `Library` is what requiring it gives, `typeof import('pdfkit')`.
 */
export function lazily<Library>(name: string): () => Library {
  let loaded: Library | undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return () => (loaded ??= require(name) as Library);
}
