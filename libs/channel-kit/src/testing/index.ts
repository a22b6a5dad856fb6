export * from './a-publication-draft';
export * from './contract';
export * from './crash';
export * from './describe-channel';
export * from './memory-publish-context';
export * from './scripted-channel-context';
