import { Storm } from './harness/storm';

let storm: Storm;

beforeAll(async () => {
  storm = await Storm.open({
    itemsPerPlatform: 50,
    accounts: { wechat: 1, weibo: 3, douyin: 4, toutiao: 15 },
    withSite: false,
    kills: 8,
    flushes: 2,
    clockJumps: 0,
    faults: 1,
  });
});

afterAll(async () => storm.product.stop());

describe('200 scheduled items over four platforms, with faults, killed workers and an emptied Redis', () => {
  it('publishes each exactly once, or says why not; loses none and doubles none', async () => {
    await storm.prepare();
    expect(await storm.rows()).toHaveLength(200);
    await storm.orderFaults();
    const trouble = await storm.rage();
    const { tally, published, ...faults } = await storm.count();
    process.stdout.write(`\nchaos of 200 publications, ${JSON.stringify(trouble)}\n${tally}\n`);
    expect(trouble.kills).toBeGreaterThanOrEqual(3);
    expect(trouble.flushes).toBe(2);
    expect([tally, faults]).toEqual([tally, { doubled: [], lost: [], unexplained: [], denied: [] }]);
    expect([tally, published > 0.8 * 200]).toEqual([tally, true]);
  }, 1_500_000);
});
