import { orderFaults } from './emergency-order';
import type { OrderWish } from './emergency-order';
import { readEmergencySettings } from './emergency-settings';

const now = new Date('2026-11-22T08:00:00Z');

const names: Readonly<Record<string, string>> = { site: '官方网站', wechat: '微信公众号' };
const nameOf = (platform: string) => ({ zh: names[platform]!, en: platform });

const order: OrderWish = {
  reasonCode: 'weather',
  reasonText: null,
  approverId: 'chief',
  approvedAt: now,
  means: 'phone',
  wording: '马上发。',
  readBack: true,
  platforms: ['site'],
};

function told(wish: Partial<OrderWish>, kept: object = {}, roles: string[] = ['chief_editor']): string[] {
  const settings = readEmergencySettings({ leastRank: 'chief_editor', platforms: ['site'], ...kept });
  const people = { recorderId: 'editor', authorIds: [], approver: { isActive: true, roles } };
  return orderFaults({ ...order, ...wish }, settings, people, now, nameOf).map(({ message }) => message.zh);
}

it('finds nothing against an order within its rules', () => {
  expect(told({})).toEqual([]);
});

it('calls reasons, ranks and platforms by their names', () => {
  expect(told({ platforms: ['site', 'wechat'] })).toEqual(['微信公众号不能先发后补，只限于：官方网站。']);
  expect(told({ platforms: ['wechat'] }, { platforms: [] })).toEqual([
    '微信公众号不能先发后补，只限于：（尚未设定任何平台）。',
  ]);
  expect(told({}, {}, ['editor'])).toEqual(['应急审批人至少应为总编。']);
  expect(told({}, { leastRank: 'editor' }, ['editor'])).toEqual([]);
  expect(told({}, { reasonCodes: ['accident', 'rumour'] })).toEqual([
    '只能是本单位设定的事由：事故、澄清谣言。',
  ]);
  expect(told({ readBack: false })).toEqual(['口头指令必须向批准人复诵，得到确认后才能登记。']);
});
