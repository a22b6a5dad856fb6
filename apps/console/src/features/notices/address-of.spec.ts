import { addressOf } from './address-of';

const about = (type: string, kind = `${type}.changed`) => ({ kind, object: { type, id: 'a1' } });

describe('the page of what a notice is about', () => {
  it('is offered where the person has the section', () => {
    expect(addressOf(about('channel_account'), ['channels'])).toBe('/channels/a1');
    expect(addressOf(about('channel_account'), ['audit'])).toBeNull();
    expect(addressOf(about('bulletin'), ['submissions'])).toBe('/submissions/bulletins/a1');
    expect(addressOf(about('emergency_order'), ['reviews'])).toBe('/reviews/emergencies');
    expect(addressOf(about('notice_hook'), ['settings'])).toBe('/settings/notice-hooks/a1');
    expect(addressOf(about('asset_job'), ['channels'])).toBeNull();
  });

  it('is another one above than below, where items are handed down', () => {
    expect(addressOf(about('push', 'pushed_item.declined'), ['contents'])).toBe('/contents/linkage/sent/a1');
    expect(addressOf(about('push', 'pushed_item.received'), ['contents'])).toBe('/contents/linkage');
  });
});
