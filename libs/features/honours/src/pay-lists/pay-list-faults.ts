import { fault, invalidInput, notAllowed, notFound, ruleBroken } from '@haojiao/kernel';
import type { AppError } from '@haojiao/kernel';

export const seePayList = {
  read: 'remuneration.read',
  noun: 'pay_list',
  zh: '没有这张稿费发放表。',
  en: 'There is no such pay list.',
} as const;

export function payListMissing(): AppError {
  return notFound(seePayList.noun, seePayList.zh, seePayList.en);
}

export function notDraft(): AppError {
  return ruleBroken(
    'pay_list_not_draft',
    '这张发放表已签发或作废，不能再改；需要调整时请作废后另建。',
    'This list was issued or cancelled and stays as it is; cancel it and prepare another.',
  );
}

export function notPreparer(): AppError {
  return notAllowed(
    'not_preparer',
    '草稿只能由编制人修改；您可以另编一张，或由您签发。',
    'A draft is changed by who prepared it; prepare another one, or issue it.',
  );
}

export function notIssued(): AppError {
  return ruleBroken(
    'pay_list_not_issued',
    '这张发放表还没有签发（或已作废），不能登记发放。',
    'Only an issued list is paid.',
  );
}

export function preparedBySame(): AppError {
  return ruleBroken(
    'prepared_by_same_person',
    '编制人不能签发自己编制的发放表，请另一位有权限的人员签发。',
    'Who prepared a pay list does not issue it; ask another person who may.',
  );
}

export function nothingToPay(): AppError {
  return ruleBroken(
    'nothing_to_pay',
    '所选通报没有应发的稿费。',
    'The chosen bulletins give nobody anything to be paid.',
  );
}

export function paidAlready(): AppError {
  return ruleBroken(
    'pay_list_paid',
    '这张发放表已有登记为已发放的人员，不能作废；请用更正通报另发差额。',
    'Somebody of this list was paid; pay the difference by a correction of the bulletin.',
  );
}

export function builtUpon(): AppError {
  return ruleBroken(
    'pay_list_built_upon',
    '已有另一张发放表按更正通报只发差额，不能作废本表；请先作废那一张。',
    'Another list pays only the difference to this one; cancel that one first.',
  );
}

export function unpayableBulletins(paths: string[]): AppError {
  return invalidInput(
    paths.map((path) =>
      fault(
        path,
        'bulletin_not_payable',
        '应为本单位已关闭、未被更正、未列入其他发放表的通报，且同一时段没有按其他周期（月、季、年）的通报发放。',
        'Name closed bulletins of this unit that no other one corrects and no other list pays, nor one of another length (month, quarter, year) for the same days.',
      ),
    ),
  );
}
