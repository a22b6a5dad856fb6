export * from './channel-adapter';
export * from './bytedance';
export * from './channel-failure';
export * from './channel-http';
export * from './channel-registry';
export * from './publication-draft';
export * from './publish-context';
export * from './tokens';
