/** Packs are zipped in memory; a larger video stays in the media library and the checklist says so. */
export const MEDIA_IN_PACK_MAX_BYTES = 200 * 1024 * 1024;
