import { addressOf } from './address-of';

describe('the page of what a notice is about', () => {
  it('is offered where the person has the section', () => {
    expect(addressOf({ type: 'channel_account', id: 'a1' }, ['channels'])).toBe('/channels/a1');
    expect(addressOf({ type: 'channel_account', id: 'a1' }, ['audit'])).toBeNull();
    expect(addressOf({ type: 'bulletin', id: 'b1' }, ['submissions'])).toBe('/submissions/bulletins/b1');
    expect(addressOf({ type: 'asset_job', id: 'a1' }, ['channels'])).toBeNull();
  });
});
