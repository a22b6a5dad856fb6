import { batchesOf } from './batches';

const accounts = [
  { id: 'w', platform: 'wechat' },
  { id: 'd', platform: 'douyin' },
  { id: 's', platform: 'site' },
];

describe('what is sent to the api', () => {
  it('is one request for all accounts, with the options of their platforms', () => {
    const options = { wechat: { delivery: 'mass_send', tagId: null }, weibo: { autoTruncate: true } };
    expect(batchesOf(accounts, options)).toEqual([
      { channelAccountIds: ['w', 'd', 's'], options: { delivery: 'mass_send' } },
    ]);
  });

  it('keeps apart what one platform would misread of another', () => {
    expect(batchesOf(accounts, { douyin: { form: 'image_text' } })).toEqual([
      { channelAccountIds: ['s'], options: {} },
      { channelAccountIds: ['w'], options: {} },
      { channelAccountIds: ['d'], options: { form: 'image_text' } },
    ]);
    expect(batchesOf([accounts[1]!], { douyin: { form: 'image_text' } })).toHaveLength(1);
  });
});
