export { EpisodeDoor } from './episode-access';
export type { AskedEpisode, EpisodeAccess } from './episode-access';
export * from './http/media-delivery-http.module';
export * from './media-delivery.module';
