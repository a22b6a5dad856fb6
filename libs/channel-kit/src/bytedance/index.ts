// What Douyin and Toutiao have in common: one open platform, one envelope, one way of uploading, one kind of grant.
export * from './account';
export * from './answer';
export * from './ask-safely';
export * from './authorization';
export * from './call';
export * from './cut-parts';
export * from './error-rows';
export * from './failure';
export * from './figures';
export * from './poll-plan';
export * from './refresh-grant';
export * from './token-source';
export * from './upload-video';
export * from './works';
