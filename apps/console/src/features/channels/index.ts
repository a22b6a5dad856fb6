export { useChannels, usePlatformName } from './use-channels';
export type { Channel } from './use-channels';
