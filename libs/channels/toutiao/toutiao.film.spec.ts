import type { ChannelAccess, DraftMedia } from '@haojiao/channel-kit';
import { aConvertibleMedia, aDraftMedia, aPublicationDraft } from '@haojiao/channel-kit/testing';
import { createToutiaoChannel } from './toutiao.channel';
import { API_VIDEO_MAX_BYTES } from './toutiao.film';

const toutiao = createToutiaoChannel();
const account: ChannelAccess = {
  id: 'a1',
  organizationId: 'o1',
  platform: 'toutiao',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings: { officialVideo: true },
};
const judged = (media: DraftMedia) => {
  const draft = aPublicationDraft({ kind: 'video', media });
  const findings = toutiao.check(draft, account).map(({ severity, code }) => `${severity} ${code}`);
  return [toutiao.chooseMode(draft, account).mode, ...findings];
};

describe('a film for Toutiao’s interface', () => {
  it.each([
    ['fits as it is', {}, ['api'], ['api']],
    [
      'is in another container',
      { mediaType: 'video/quicktime' },
      ['api', 'hint toutiao_video_converted'],
      ['api', 'error toutiao_video_format'],
    ],
    [
      'is too large',
      { bytes: API_VIDEO_MAX_BYTES + 1 },
      ['api', 'hint toutiao_video_converted'],
      ['hand_off'],
    ],
    ['is too long', { durationSeconds: 61, bytes: API_VIDEO_MAX_BYTES + 1 }, ['hand_off'], ['hand_off']],
  ])('%s', (_name, film, withFfmpeg, without) => {
    expect(judged(aConvertibleMedia(film))).toEqual(withFfmpeg);
    expect(judged(aDraftMedia(film))).toEqual(without);
  });
});
