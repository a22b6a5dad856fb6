/**
 * Families of programs that play podcasts, by what they call themselves in `User-Agent`: the first that fits. Names as
 * in the open list of podcast user agents (opawg/user-agents-v2) and the apps' own requests, written down 2026-11 by
 * hand; whoever is missing is `browser` or `other`.
 */
const families: readonly [name: string, pattern: RegExp][] = [
  ['xiaoyuzhou', /xiaoyuzhou|cosmos\//i],
  ['ximalaya', /ximalaya|ting_/i],
  ['lizhi', /lizhi/i],
  ['qingting', /qingting/i],
  ['netease_music', /neteasemusic|cloudmusic/i],
  ['qq_music', /qqmusic/i],
  ['wechat', /micromessenger/i],
  ['weibo', /weibo/i],
  ['apple_podcasts', /^podcasts\/|itunes\/|\bpodcasts\/.*cfnetwork/i],
  ['spotify', /spotify/i],
  ['overcast', /overcast/i],
  ['pocket_casts', /pocket ?casts|pocketcasts/i],
  ['castro', /castro/i],
  ['castbox', /castbox/i],
  ['podcast_addict', /podcast ?addict/i],
  ['antennapod', /antennapod/i],
  ['apple_core_media', /applecoremedia/i],
  ['android_player', /exoplayer|stagefright|androidxmedia/i],
  ['browser', /mozilla\//i],
];

const LONGEST_AGENT = 512;

/** A word of the list, `other` where none fits. */
export function podcastAppOf(userAgent: string): string {
  const agent = userAgent.slice(0, LONGEST_AGENT);
  return families.find(([, pattern]) => pattern.test(agent))?.[0] ?? 'other';
}
