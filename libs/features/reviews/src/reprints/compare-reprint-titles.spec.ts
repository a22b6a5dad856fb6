import { titleWarning } from './compare-reprint-titles';

it('says what of the original’s title was changed', () => {
  const warning = titleWarning('全国总工会部署送温暖工作', '全国总工会紧急部署送温暖');
  expect(warning?.message.zh).toContain('删去 “工作”，增加 “紧急”');
  expect(warning?.message.en).toContain('left out: "工作"; put in: "紧急"');
});

it.each([
  ['送温暖', '送温暖'],
  ['送温暖：第1站', '送温暖： 第１站'],
])('is silent about %s and %s', (original, title) => {
  expect(titleWarning(original, title)).toBeNull();
});
