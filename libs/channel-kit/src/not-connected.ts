import type { ChannelAccess, ChannelAdapter } from './channel-adapter';

/** Stands for the account that a unit has not connected yet. */
export function notConnected(adapter: ChannelAdapter, organizationId: string): ChannelAccess {
  return {
    id: '',
    organizationId,
    platform: adapter.platform,
    name: '',
    mode: adapter.capabilities.modes.api ? 'api' : 'hand_off',
    credentials: {},
    settings: {},
  };
}
