export const brandStates = ['active', 'retired'] as const;

export type BrandState = (typeof brandStates)[number];
