/** Injection tokens that `libs/channels/channels.module.ts` fills: features know the contract, never a platform. */
export const CHANNEL_BASE_URLS = Symbol('CHANNEL_BASE_URLS');
export const CHANNEL_HTTP = Symbol('CHANNEL_HTTP');
