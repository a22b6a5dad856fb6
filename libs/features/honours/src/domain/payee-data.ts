import { maskDigits } from '@haojiao/kernel';

/** What a bank needs to pay somebody. Personal data: sealed at rest, masked wherever nobody asked for it by name. */
export interface PayeeData {
  /** As the bank knows the person; often, but not always, the name of the byline. */
  legalName: string;
  phone: string | null;
  bankName: string;
  /** Digits only. */
  bankAccount: string;
}

/** 张三 → 张*, 欧阳明 → 欧**, so that two people of one list can be told apart by little more than their family. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return `${first}${'*'.repeat(Math.max(1, rest.length))}`;
}

export function maskPayee(data: PayeeData): PayeeData {
  return {
    legalName: maskName(data.legalName),
    phone: data.phone === null ? null : maskDigits(data.phone.replace(/\D/g, '')),
    bankName: data.bankName,
    bankAccount: maskDigits(data.bankAccount),
  };
}
