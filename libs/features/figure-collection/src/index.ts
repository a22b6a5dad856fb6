export * from './figure-collection.module';
export * from './http/figure-collection-http.module';
export { CollectFiguresSweep } from './jobs/collect-figures.sweep';
export { ForgetCollectionRuns } from './jobs/forget-collection-runs.sweep';
