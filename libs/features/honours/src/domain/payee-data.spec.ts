import fc from 'fast-check';
import { maskName, maskPayee } from './payee-data';

describe('a masked payee', () => {
  it.each([
    ['张三', '张*'],
    ['欧阳小明', '欧***'],
    ['𠮷田', '𠮷*'],
    ['李', '李*'],
    ['', '*'],
  ])('is called %s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it('never shows five digits in a row, whatever was entered', () => {
    const digits = fc.stringMatching(/^\d{1,30}$/);
    fc.assert(
      fc.property(digits, digits, (phone, bankAccount) => {
        const masked = maskPayee({ legalName: '王小五', phone, bankName: '建设银行', bankAccount });
        expect(JSON.stringify(masked)).not.toMatch(/\d{5}/);
      }),
    );
  });
});
