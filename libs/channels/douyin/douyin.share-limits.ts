/** Limits of sharing into the app (documents of the H5 share, read 2026-11). */
export const SHARE_VIDEO_MAX_BYTES = 128 * 1024 ** 2;
export const shareVideoTypes: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime']);
/** 55 to 60 are documented. */
export const SHARE_TITLE_MAX = 55;
