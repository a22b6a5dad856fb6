import type { ChannelAccess } from '@haojiao/channel-kit';
import { aPublicationDraft } from '@haojiao/channel-kit/testing';
import { wechatSettingFaults } from './wechat.fields';
import { checkOptions, readOptions } from './wechat.options';

const account = (settings: Record<string, unknown> = {}): ChannelAccess => ({
  id: 'a',
  organizationId: 'o',
  platform: 'wechat',
  name: '市总工会',
  mode: 'api',
  credentials: {},
  settings,
});
const codes = (options: Record<string, unknown>, settings: Record<string, unknown> = {}): string[] =>
  checkOptions(aPublicationDraft({ options }), account(settings)).map(
    (finding) => `${finding.severity} ${finding.path} ${finding.code}`,
  );
const read = (options: Record<string, unknown>, settings: Record<string, unknown> = {}) =>
  readOptions(aPublicationDraft({ options }), account(settings));

describe('the options of a publication', () => {
  it('publish an article without telling followers unless something else is chosen', () => {
    expect(read({})).toEqual({
      delivery: 'publish',
      form: 'article',
      tagId: undefined,
      openComment: false,
      onlyFansCanComment: false,
    });
    expect(codes({})).toEqual([]);
  });

  it('of another channel of the same plan are no concern here', () => {
    expect(codes({ visibility: 'followers', somethingElse: 3 })).toEqual([]);
  });

  it.each([
    [{ delivery: 'everybody' }, 'error options.delivery wechat_delivery_unknown'],
    [{ delivery: 'mass_send' }, 'error options.delivery wechat_account_kind_missing'],
    [{ form: 'poster' }, 'error options.form wechat_form_unknown'],
    [{ tagId: 2 }, 'warning options.tagId wechat_tag_without_mass_send'],
    [{ tagId: '2' }, 'error options.tagId wechat_tag_invalid'],
    [{ tagId: 0 }, 'error options.tagId wechat_tag_invalid'],
    [{ openComment: 'yes' }, 'error options.openComment wechat_comment_option_invalid'],
    [{ onlyFansCanComment: 1 }, 'error options.onlyFansCanComment wechat_comment_option_invalid'],
    [{ onlyFansCanComment: true }, 'warning options.onlyFansCanComment wechat_comments_closed'],
  ])('%o are told to be wrong', (options, expected) => {
    expect(codes(options)).toEqual([expected]);
  });

  it('send to followers once the kind of account is known', () => {
    for (const accountKind of ['subscription', 'service'])
      expect(codes({ delivery: 'mass_send', tagId: 2 }, { accountKind })).toEqual([]);
    expect(codes({ delivery: 'mass_send' }, { accountKind: '服务号' })).toEqual([
      'error options.delivery wechat_account_kind_missing',
    ]);
    expect(read({ delivery: 'mass_send', tagId: 2 })).toMatchObject({ delivery: 'mass_send', tagId: 2 });
  });

  it('need no kind of account where a person posts by hand', () => {
    const draft = aPublicationDraft({ options: { delivery: 'mass_send' } });
    expect(checkOptions(draft, { ...account(), mode: 'hand_off' })).toEqual([]);
  });

  it('override the account’s comment switches, either way', () => {
    const settings = { openComment: true, onlyFansCanComment: true };
    expect(read({}, settings)).toMatchObject({ openComment: true, onlyFansCanComment: true });
    expect(read({ onlyFansCanComment: false }, settings)).toMatchObject({
      openComment: true,
      onlyFansCanComment: false,
    });
    // Without comments there are none of followers either.
    expect(read({ openComment: false }, settings)).toMatchObject({
      openComment: false,
      onlyFansCanComment: false,
    });
    expect(read({ openComment: true })).toMatchObject({ openComment: true, onlyFansCanComment: false });
  });

  it('make a picture post of an article only', () => {
    const episode = aPublicationDraft({ kind: 'episode', options: { form: 'picture_post' } });
    expect(checkOptions(episode, account()).map(({ code }) => code)).toEqual(['wechat_picture_post_kind']);
  });

  it('leave the size of body text between 15 and 17 px', () => {
    for (const bodyFontSize of [15, 16, 17]) expect(codes({}, { bodyFontSize })).toEqual([]);
    for (const bodyFontSize of [14, 18])
      expect(codes({}, { bodyFontSize })).toEqual(['warning settings.bodyFontSize wechat_font_size']);
  });
});

describe('the settings of an account', () => {
  const faults = (settings: Record<string, unknown>): string[] =>
    wechatSettingFaults(settings).map(({ path, code }) => `${path} ${code}`);

  it('know two kinds of account and three sizes of text, and may be left out', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ accountKind: 'service', bodyFontSize: 15 })).toEqual([]);
    expect(faults({ accountKind: '', bodyFontSize: null })).toEqual([]);
    expect(faults({ accountKind: '服务号', bodyFontSize: 18 })).toEqual([
      'accountKind unknown_value',
      'bodyFontSize out_of_range',
    ]);
  });
});
