export { whyIncomparable } from './domain/comparison';
export { FormulaCatalogue } from './formulas/formula-catalogue';
export * from './http/indices-http.module';
export * from './indices.module';
export { IndexValueEntity } from './values/index-value.entity';
export { IndexValues } from './values/index-values';
